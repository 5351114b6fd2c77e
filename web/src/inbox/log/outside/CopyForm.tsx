import {
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { api } from "../../../api/api.ts";
import { useDeed } from "../../../signin/passkey/useDeed.ts";
import { Trouble } from "../../../signin/passkey/trouble.tsx";
import { useCopyTexts } from "./copyTexts.ts";

const LOCK_DAYS = 3650;

/// Where the copies go. What is typed as a secret goes to the server, which needs it to write there.
export function CopyForm({ done, cancel }: { done: () => Promise<void>; cancel: () => void }) {
  const t = useCopyTexts();
  const deed = useDeed();
  const [kind, setKind] = useState("https");
  const [address, setAddress] = useState("");
  const [bucket, setBucket] = useState("");
  const [region, setRegion] = useState("ap-northeast-1");
  const [pathStyle, setPathStyle] = useState(true);
  const [lockDays, setLockDays] = useState<string | number>(0);
  const [keyId, setKeyId] = useState("");
  const [secret, setSecret] = useState("");
  const wanted = { kind, address, bucket, region, pathStyle, lockDays: Number(lockDays), keyId, secret };

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    void deed.run(() => api.put("/api/log/copies/own", wanted).then(done));
  }

  return (
    <Paper withBorder p="lg" mt="sm" component="form" onSubmit={submit} data-testid="copy-form">
      <Stack gap="sm" maw={520}>
        <SegmentedControl
          aria-label={t("kind")}
          value={kind}
          onChange={setKind}
          data={[
            { value: "https", label: t("https") },
            { value: "bucket", label: t("bucketKind") },
          ]}
        />
        <Text size="sm" c="var(--quiet)">
          {t(kind === "https" ? "httpsHint" : "bucketHint")}
        </Text>
        <TextInput
          label={t("address")}
          value={address}
          required
          maxLength={500}
          placeholder="https://"
          data-testid="copy-address"
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        {kind === "bucket" && (
          <>
            <TextInput
              label={t("bucket")}
              value={bucket}
              required
              maxLength={63}
              onChange={(event) => setBucket(event.currentTarget.value)}
            />
            <TextInput
              label={t("region")}
              value={region}
              required
              maxLength={40}
              onChange={(event) => setRegion(event.currentTarget.value)}
            />
            <Checkbox
              label={t("pathStyle")}
              checked={pathStyle}
              onChange={(event) => setPathStyle(event.currentTarget.checked)}
            />
            <NumberInput
              label={t("lockDays")}
              description={t("lockHint")}
              value={lockDays}
              min={0}
              max={LOCK_DAYS}
              allowDecimal={false}
              onChange={setLockDays}
            />
            <TextInput
              label={t("keyId")}
              value={keyId}
              required
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setKeyId(event.currentTarget.value)}
            />
          </>
        )}
        <PasswordInput
          label={t(kind === "https" ? "token" : "secretKey")}
          value={secret}
          required
          maxLength={500}
          autoComplete="off"
          data-testid="copy-secret"
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Trouble error={deed.error} />
        <Group>
          <Button type="submit" loading={deed.busy} data-testid="copy-save">
            {t("save")}
          </Button>
          <Button variant="default" onClick={cancel}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
