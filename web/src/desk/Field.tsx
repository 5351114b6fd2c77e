import { useId, useRef, type CompositionEvent } from "react";
import type { FormField } from "../api/types.ts";
import { pick, useLanguage } from "../i18n/language.ts";
import { limitOf, tidy, type Fault } from "./message/checks.ts";
import styles from "./Desk.module.css";
import { focusAfter } from "./keys/focus.ts";
import { KEYS } from "./keys/keys.ts";
import { KeyButton } from "./keys/KeyButton.tsx";
import { filling, RANG, RANG_WORDS, type Rang } from "./message/rang.ts";
import { useTexts } from "./texts.ts";

export interface FieldProps {
  field: FormField;
  value: string;
  fault: Fault | null;
  readBack: boolean;
  readOnly: boolean;
  /// The caller's number, for phone fields; null if there is none to choose.
  rang: Rang | null;
  write: (value: string) => void;
  setReadBack: (done: boolean) => void;
  leave: () => void;
  composing?: (event: CompositionEvent<HTMLInputElement>) => void;
}

/// The count is shown once most of the room is used; earlier it would only be noise.
const COUNT_FROM = 0.7;

/// One field of the client's form, with its fault beside it.
export function Field(props: FieldProps) {
  const { field, fault } = props;
  const t = useTexts();
  const [lang] = useLanguage();
  const id = useId();
  const label = pick(field.label, lang);
  const same = field.kind === "phone" && props.value === RANG;
  const describedBy = [field.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined;
  const below = (
    <>
      {field.hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {same ? t("form.sameHint") : pick(field.hint, lang)}
        </p>
      )}
      {fault && (
        <p className={styles.error} id={`${id}-fault`} data-testid={`fault-${field.key}`}>
          {faultText()}
        </p>
      )}
    </>
  );

  function faultText(): string {
    const values = { label, max: limitOf(field), used: props.value.length };
    if (fault === "required" && field.kind === "choice") return t("fault.required.choice", values);
    return fault ? t(`fault.${fault}`, values) : "";
  }

  if (field.kind === "choice" || field.kind === "boolean") {
    return (
      <fieldset
        className={styles.field}
        data-kind={field.kind}
        data-fault={fault ?? undefined}
        aria-describedby={describedBy}
      >
        <legend className={styles.fieldHead}>
          <span className={styles.legend}>{label}</span>
          {field.required && field.kind === "choice" && <span className={styles.need}>{t("form.required")}</span>}
        </legend>
        {field.kind === "choice" ? <Choices {...props} id={id} /> : <Mark {...props} id={id} />}
        {below}
      </fieldset>
    );
  }
  return (
    <div className={styles.field} data-kind={field.kind} data-fault={fault ?? undefined}>
      <div className={styles.fieldHead}>
        <label htmlFor={id}>{label}</label>
        {field.required && <span className={styles.need}>{t("form.required")}</span>}
        {!same && props.value.length >= limitOf(field) * COUNT_FROM && (
          <span className={styles.count} data-over={props.value.length > limitOf(field)}>
            {t("form.count", { used: props.value.length, max: limitOf(field) })}
          </span>
        )}
      </div>
      {same ? (
        <SameNumber {...props} id={id} describedBy={describedBy} />
      ) : (
        <Written {...props} id={id} describedBy={describedBy} />
      )}
      {field.kind === "phone" && <ReadBack {...props} />}
      <div className={styles.below}>{below}</div>
    </div>
  );
}

interface Described {
  id: string;
  describedBy: string | undefined;
}

function Written(props: FieldProps & Described) {
  const { field, fault, value, readOnly, composing } = props;
  const leave = () => {
    const kept = tidy(field, value);
    if (kept !== value) props.write(kept);
    props.leave();
  };
  const same = {
    id: props.id,
    className: styles.input,
    value,
    readOnly,
    required: field.required,
    "aria-invalid": fault !== null,
    "aria-describedby": props.describedBy,
    "data-testid": `field-${field.key}`,
    autoComplete: "off",
    onBlur: leave,
  };
  if (field.kind === "multiline")
    return <textarea {...same} rows={3} onChange={(event) => props.write(event.target.value)} />;
  return (
    <input
      {...same}
      type={field.kind === "phone" ? "tel" : "text"}
      spellCheck={false}
      onChange={(event) => props.write(event.target.value)}
      onCompositionUpdate={composing}
      onCompositionEnd={composing}
    />
  );
}

/// "The number that rang", in place of digits. Backspace and Delete remove it, as they would
/// digits.
function SameNumber({ field, rang, readOnly, write, ...props }: FieldProps & Described) {
  const [lang] = useLanguage();
  const words = pick(RANG_WORDS, lang);
  return (
    <input
      id={props.id}
      className={styles.input}
      value={rang ? `${words} (•••• ${rang.ending})` : words}
      readOnly
      aria-describedby={props.describedBy}
      data-testid={`field-${field.key}`}
      data-rang
      onKeyDown={({ key }) => {
        if (!readOnly && (key === "Backspace" || key === "Delete")) write("");
      }}
    />
  );
}

function ReadBack({ field, value, readBack, readOnly, rang, write, setReadBack, leave }: FieldProps) {
  const t = useTexts();
  const box = useRef<HTMLInputElement>(null);
  const fill = rang && filling(rang);
  if (value === RANG) {
    return (
      <div className={styles.under}>
        {!readOnly && (
          <KeyButton small testId={`unfill-${field.key}`} onClick={() => write("")}>
            {t("form.unfill")}
          </KeyButton>
        )}
      </div>
    );
  }
  return (
    <div className={styles.under}>
      {fill !== null && !readOnly && value === "" ? (
        <KeyButton
          small
          press={KEYS.fill}
          testId={`fill-${field.key}`}
          onClick={() => {
            write(fill);
            setTimeout(() => (fill === RANG ? focusAfter(field.key) : box.current?.focus()));
          }}
        >
          {t(fill === RANG ? "form.same" : "form.fill")}
        </KeyButton>
      ) : (
        <label className={styles.check}>
          <input
            ref={box}
            type="checkbox"
            checked={readBack}
            disabled={readOnly || value === ""}
            data-testid={`readback-${field.key}`}
            onChange={(event) => {
              setReadBack(event.target.checked);
              leave();
            }}
          />
          {t("form.readBack")}
        </label>
      )}
    </div>
  );
}

function Choices({ field, value, readOnly, write, leave, id }: FieldProps & { id: string }) {
  const [lang] = useLanguage();
  return (
    <div className={styles.choices} data-testid={`field-${field.key}`}>
      {field.options?.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={value === option.value}
            disabled={readOnly}
            required={field.required}
            data-testid={`field-${field.key}-${option.value}`}
            onChange={() => {
              write(option.value);
              leave();
            }}
          />
          {pick(option.label, lang)}
        </label>
      ))}
    </div>
  );
}

function Mark({ field, value, readOnly, write, id }: FieldProps & { id: string }) {
  const t = useTexts();
  return (
    <label className={styles.choice} data-urgent={field.key === "urgent"}>
      <input
        id={id}
        type="checkbox"
        checked={value === "true"}
        disabled={readOnly}
        data-testid={`field-${field.key}`}
        onChange={(event) => write(event.target.checked ? "true" : "")}
      />
      {t("form.yes")}
    </label>
  );
}
