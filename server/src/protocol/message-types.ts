/** The kinds of messages, of the package that both sides use. They are loaded here once, and not by each file of a group. */
export { NotificationType, NotificationType0, RequestType } from 'vscode-languageserver-protocol';
