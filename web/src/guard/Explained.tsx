import { useTexts } from "./texts.ts";

/// What the marks are, and what they cannot do.
export function Explained({ className }: { className?: string | undefined }) {
  const t = useTexts();
  return (
    <p className={className} data-testid="guard-explained">
      {t("mark")} {t("camera")}
    </p>
  );
}
