/// Codes of the six items of the checklist.
export const ITEMS = ["certification", "contract", "data", "training", "incident", "cloud"] as const;
