/** What keys mean on screen; lent by the composition root, because the record itself knows none of the modules above it. */
export interface Words {
  readonly kinds: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
}
