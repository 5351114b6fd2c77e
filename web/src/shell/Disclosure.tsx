import { useId, useState, type ReactNode } from "react";
import styles from "./Disclosure.module.css";

interface Props {
  /// What is read while it is closed too.
  head: ReactNode;
  children: ReactNode;
  /// Where the button alone does not say what it opens.
  label?: string;
  testId?: string;
  opened?: boolean;
}

/// Something that is read when it is asked for. What is closed is not drawn.
export function Disclosure({ head, children, label, testId, opened = false }: Props) {
  const [open, setOpen] = useState(opened);
  const inside = useId();
  return (
    <div className={styles.disclosure}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={open ? inside : undefined}
        aria-label={label}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.arrow} aria-hidden="true">
          {open ? "▾" : "▸"}
        </span>
        <span className={styles.words}>{head}</span>
      </button>
      {open && (
        <div id={inside} className={styles.inside}>
          {children}
        </div>
      )}
    </div>
  );
}
