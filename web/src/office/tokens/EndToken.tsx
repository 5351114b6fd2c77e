import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useEndToken, type Token } from "./tokens.ts";
import { useTokenTexts } from "./texts.ts";

export function EndToken({ token, close }: { token: Token | null; close: () => void }) {
  const t = useTokenTexts();
  const end = useEndToken();
  /// What went wrong concerns this token alone.
  function leave() {
    end.reset();
    close();
  }
  return (
    <ConfirmDialog
      opened={token !== null}
      title={token && t("endTitle", { name: token.name })}
      confirm={t("end")}
      testId="token-ended"
      busy={end.isPending}
      close={leave}
      act={() =>
        token &&
        end.mutate(token, {
          onSuccess: () => {
            notifications.show({ message: t("ended", { name: token.name }) });
            leave();
          },
        })
      }
    >
      <Text>{t("endText")}</Text>
      <Trouble error={end.error} />
    </ConfirmDialog>
  );
}
