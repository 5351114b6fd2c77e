/// Where the keyboard goes in a form.

export function firstInput(box: HTMLElement | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>("input:not(:disabled), textarea:not(:disabled)") ?? null;
}

export function firstFault(box: HTMLElement | null): HTMLElement | null {
  const field = box?.querySelector<HTMLElement>("[data-fault]");
  const wanted = field?.dataset.fault === "read-back" ? "[type=checkbox]" : "input, textarea";
  return field?.querySelector<HTMLElement>(wanted) ?? null;
}
