/** What an element is made with: properties of the DOM by their names, attributes by theirs. */
interface Made<K extends keyof HTMLElementTagNameMap> {
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: { readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
  readonly properties?: Partial<HTMLElementTagNameMap[K]>;
}

/** Makes an element. Words in it are text and nothing else, whatever stands in them. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  made: Made<K> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  if (made.class) node.className = made.class;
  for (const [key, value] of Object.entries(made.attributes ?? {})) node.setAttribute(key, value);
  for (const [event, listener] of Object.entries(made.on ?? {})) {
    node.addEventListener(event, listener as EventListener);
  }
  Object.assign(node, made.properties);
  node.append(...children);
  return node;
}

/** A button with words on it; `explanation` is shown to whoever points at it. */
export function button(
  label: string,
  act: () => void,
  { explanation, style = '' }: { readonly explanation?: string; readonly style?: string } = {},
): HTMLButtonElement {
  return element(
    'button',
    {
      class: `button ${style}`.trim(),
      attributes: { type: 'button', ...(explanation && { title: explanation }) },
      on: { click: act },
    },
    label,
  );
}
