import type { ReactNode } from "react";
import styles from "../Desk.module.css";

interface Props {
  children: ReactNode;
  /// The key that does the same, as printed on it.
  press?: string;
  kind?: "main" | "answer" | "end" | "plain";
  small?: boolean;
  disabled?: boolean;
  testId?: string;
  describedBy?: string;
  /// For screen readers, where the visible words are not enough.
  label?: string;
  onClick: () => void;
}

/// A button that shows its key, so that the mouse teaches the keyboard.
export function KeyButton({ children, press, kind, small, disabled, testId, describedBy, label, onClick }: Props) {
  return (
    <button
      type="button"
      className={`${styles.act ?? ""} ${small ? (styles.small ?? "") : ""}`}
      data-kind={kind ?? "plain"}
      data-testid={testId}
      disabled={disabled}
      aria-keyshortcuts={press}
      aria-describedby={describedBy}
      aria-label={label}
      onClick={onClick}
    >
      {press && (
        <kbd className={styles.key} aria-hidden="true">
          {press}
        </kbd>
      )}
      {children}
    </button>
  );
}
