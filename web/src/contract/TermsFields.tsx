import { Checkbox, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import {
  AHEAD_DAYS,
  KEEP_LEAST,
  KEEP_MOST,
  NOTICE_LIMIT,
  REVIEW_MOST,
  type Fault,
  type Faults,
  type Typed,
} from "./checks.ts";
import {
  SESSION_HOURS_LEAST,
  SESSION_HOURS_USUAL,
  SESSION_MINUTES_LEAST,
  SESSION_MINUTES_USUAL,
  WITNESS_HOURS_LEAST,
  WITNESS_HOURS_MOST,
} from "../seal/index.ts";
import { useTexts } from "./texts.ts";
import { toTokyo } from "../i18n/tokyo.ts";

interface Props {
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  /// Null until the user tries to continue: no error is shown before that.
  faults: Faults | null;
  confirmed: boolean;
  confirm: (confirmed: boolean) => void;
}

const PASSKEYS = ["any", "device-bound", "attested"] as const;
const REVIEWS = ["none", "on-request", "at-sealing"] as const;

/// Terms to be agreed, and the word that they are.
export function TermsFields({ typed, change, faults, confirmed, confirm }: Props) {
  const t = useTexts();
  const say = (fault: Fault | undefined) =>
    fault &&
    t(`fault.${fault}`, {
      max: NOTICE_LIMIT,
      least: KEEP_LEAST,
      most: KEEP_MOST,
      reviewMost: REVIEW_MOST,
      witnessLeast: WITNESS_HOURS_LEAST,
      witnessMost: WITNESS_HOURS_MOST,
      minutesLeast: SESSION_MINUTES_LEAST,
      minutesMost: SESSION_MINUTES_USUAL,
      hoursLeast: SESSION_HOURS_LEAST,
      hoursMost: SESSION_HOURS_USUAL,
      ahead: AHEAD_DAYS,
    });
  return (
    <Stack>
      <Radio.Group
        label={t("recording")}
        value={typed.recording}
        onChange={(recording) => change({ recording: recording === "never" ? "never" : "notice" })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="notice" label={t("recording.notice")} />
          <Radio value="never" label={t("recording.never")} />
        </Stack>
      </Radio.Group>
      {typed.recording === "notice" && (
        <>
          <Textarea
            label={t("noticeJa")}
            lang="ja"
            value={typed.noticeJa}
            onChange={(event) => change({ noticeJa: event.currentTarget.value })}
            error={say(faults?.noticeJa)}
            required
            autosize
          />
          <Textarea
            label={t("noticeEn")}
            lang="en"
            value={typed.noticeEn}
            onChange={(event) => change({ noticeEn: event.currentTarget.value })}
            error={say(faults?.noticeEn)}
            required
            autosize
          />
        </>
      )}
      <Days
        label={t("keepRecordings")}
        value={typed.keepRecordings}
        error={say(faults?.keepRecordings)}
        change={(keepRecordings) => change({ keepRecordings })}
      />
      <Days
        label={t("keepMessages")}
        value={typed.keepMessages}
        error={say(faults?.keepMessages)}
        change={(keepMessages) => change({ keepMessages })}
      />
      <Radio.Group
        label={t("review")}
        value={typed.qualityReview}
        onChange={(value) => change({ qualityReview: REVIEWS.find((one) => one === value) ?? "none" })}
      >
        <Stack gap="xs" mt="xs">
          {REVIEWS.map((one) => (
            <Radio key={one} value={one} label={t(`review.${one}`)} description={t(`review.${one}.what`)} />
          ))}
        </Stack>
      </Radio.Group>
      {typed.qualityReview === "at-sealing" && (
        <Days
          label={t("review.days")}
          value={typed.qualityReviewDays}
          error={say(faults?.qualityReviewDays)}
          change={(qualityReviewDays) => change({ qualityReviewDays })}
        />
      )}
      <Days
        label={t("witness")}
        description={t("witness.what")}
        value={typed.witnessHours}
        error={say(faults?.witnessHours)}
        change={(witnessHours) => change({ witnessHours })}
      />
      <Checkbox
        label={t("homes.allow")}
        description={t("homes.what")}
        checked={typed.homes}
        onChange={(event) => change({ homes: event.currentTarget.checked })}
        data-testid="terms-homes-allow"
      />
      <Radio.Group
        label={t("passkeys")}
        description={t("passkeys.what")}
        value={typed.passkeys}
        onChange={(value) => change({ passkeys: PASSKEYS.find((one) => one === value) ?? "any" })}
      >
        <Stack gap="xs" mt="xs">
          {PASSKEYS.map((one) => (
            <Radio key={one} value={one} label={t(`passkeys.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Days
        label={t("session.minutes")}
        description={t("session.what")}
        value={typed.sessionMinutes}
        error={say(faults?.sessionMinutes)}
        change={(sessionMinutes) => change({ sessionMinutes })}
      />
      <Days
        label={t("session.hours")}
        value={typed.sessionHours}
        error={say(faults?.sessionHours)}
        change={(sessionHours) => change({ sessionHours })}
      />
      <Radio.Group
        label={t("begin")}
        value={typed.from === "" ? "now" : "then"}
        onChange={(when) => change({ from: when === "now" ? "" : toTokyo(new Date()) })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="now" label={t("begin.now")} />
          <Radio value="then" label={t("begin.then")} />
        </Stack>
      </Radio.Group>
      {typed.from !== "" && (
        <TextInput
          type="datetime-local"
          label={t("beginAt")}
          value={typed.from}
          // An emptied field is not "at once": that is chosen above.
          onChange={(event) => change({ from: event.currentTarget.value || " " })}
          error={say(faults?.from)}
          maw={260}
          required
        />
      )}
      <Checkbox
        label={t("confirm")}
        checked={confirmed}
        onChange={(event) => confirm(event.currentTarget.checked)}
        error={faults && !confirmed ? t("fault.confirm") : null}
      />
    </Stack>
  );
}

/// A number of days, or of hours.
function Days({ label, description, value, error, change }: DaysProps) {
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      inputMode="numeric"
      onChange={(event) => change(event.currentTarget.value.trim())}
      error={error}
      maw={260}
      required
      autoComplete="off"
    />
  );
}

interface DaysProps {
  label: string;
  description?: string;
  value: string;
  error: string | null | undefined;
  change: (days: string) => void;
}
