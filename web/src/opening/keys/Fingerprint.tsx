import styles from "./Keys.module.css";

/// Eight groups of four, large enough to read aloud over the telephone.
export function Fingerprint({ text, testId }: { text: string; testId?: string }) {
  return (
    <div className={styles.fingerprintBig} data-testid={testId} data-fingerprint={text}>
      {text.split("-").map((group, n) => (
        <span key={`${n}-${group}`}>{group}</span>
      ))}
    </div>
  );
}
