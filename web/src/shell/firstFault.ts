/// Brings the keyboard, and with it the view, to the first field that is marked as wrong.
export function goToFirstFault(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
}
