import styles from "./History.module.css";

/// How each state is drawn: told apart without colour, and by their darkness too. The defs of the chart; its legend
/// uses them as well.
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-met`} width={8} height={8} patternUnits="userSpaceOnUse">
        <rect width={8} height={8} className={styles.good} />
      </pattern>
      <pattern id={`${id}-partly`} width={8} height={8} patternUnits="userSpaceOnUse">
        <rect width={8} height={8} className={styles.paper} />
        <path d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" className={styles.partLine} />
      </pattern>
      <pattern id={`${id}-not-met`} width={7} height={7} patternUnits="userSpaceOnUse">
        <rect width={7} height={7} className={styles.bad} />
        <path d="M0 0L7 7M7 0L0 7" className={styles.badLine} />
      </pattern>
      <pattern id={`${id}-expired`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} className={styles.old} />
        <path d="M0 3H6" className={styles.oldLine} />
      </pattern>
      <pattern id={`${id}-never-observed`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} className={styles.paper} />
        <circle cx={3} cy={3} r={1.2} className={styles.dot} />
      </pattern>
      <pattern id={`${id}-not-applicable`} width={10} height={8} patternUnits="userSpaceOnUse">
        <rect width={10} height={8} className={styles.paper} />
        <path d="M2 4H7" className={styles.dash} />
      </pattern>
    </defs>
  );
}
