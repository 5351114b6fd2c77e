import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { leaveToSignIn } from "./provider.ts";
import { useTexts } from "./texts.ts";
import { Trouble } from "./passkey/trouble.tsx";
import { useDeed } from "./passkey/useDeed.ts";

/// For staff where the office has a provider; for members at the address that their company gave them, which ends
/// in `?with=` and its short name.
export function ProviderButton({ then }: { then: string | null }) {
  const t = useTexts();
  const deed = useDeed();
  const slug = new URLSearchParams(window.location.search).get("with");
  const offered = useQuery({
    queryKey: ["provider"],
    queryFn: () => api.get<{ office: boolean }>("/api/sign-in/provider"),
    enabled: slug === null,
    retry: false,
  });
  if (slug === null && !offered.data?.office) return null;
  return (
    <Stack gap="sm">
      <Button
        variant="default"
        size="lg"
        loading={deed.busy}
        data-testid="provider-sign-in"
        onClick={() => void deed.run(() => leaveToSignIn(slug, then))}
      >
        {t("company")}
      </Button>
      <Trouble error={deed.error} />
    </Stack>
  );
}
