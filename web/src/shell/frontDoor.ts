/// The tour's address in the demo, whatever role's host name this window is under.
export function frontDoor(): string {
  const { protocol, port } = window.location;
  return `${protocol}//localhost${port ? `:${port}` : ""}/demo`;
}
