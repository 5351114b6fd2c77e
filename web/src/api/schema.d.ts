// Made by `npm run api-types` from docs/reference/openapi.json.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        "access.session.KnownBrowsers.Unfamiliar": {
            /** Format: date-time */
            at: string;
            device: string;
        };
        "answering.AnsweringEndpoint.Base": {
            base: number;
        };
        "answering.AnsweringEndpoint.Change": {
            base: number;
            from: string | null;
            settings: components["schemas"]["answering.AnsweringSettings"];
        };
        "answering.AnsweringEndpoint.NewInstruction": {
            from: string | null;
            numbers: string[];
            text: components["schemas"]["script.Phrase"];
            /** Format: date-time */
            until: string;
        };
        "answering.AnsweringSettings": {
            aliases: string[];
            callback: components["schemas"]["script.Phrase"];
            greeting: components["schemas"]["script.Greeting"];
            handling: components["schemas"]["script.Handling"];
            hours: components["schemas"]["answering.AnsweringSettings.AnsweringHours"];
            mustNotSay: components["schemas"]["script.Phrase"][];
            mustSay: components["schemas"]["script.Phrase"][];
            notes: components["schemas"]["script.Phrase"][];
            numbers: components["schemas"]["answering.AnsweringSettings.AnsweringNumber"][];
        };
        "answering.AnsweringSettings.AnsweringHours": {
            holidays: string[];
            national: boolean;
            openOn: string[];
            weekly: components["schemas"]["answering.AnsweringSettings.AnsweringSpan"][][];
            yearEnd: components["schemas"]["script.YearEnd"] | null;
            zone: string;
        };
        "answering.AnsweringSettings.AnsweringNumber": {
            greeting: components["schemas"]["script.Greeting"] | null;
            handling: components["schemas"]["script.Handling"] | null;
            hours: components["schemas"]["answering.AnsweringSettings.AnsweringHours"] | null;
            notes: components["schemas"]["script.Phrase"][] | null;
            number: string;
        };
        "answering.AnsweringSettings.AnsweringSpan": {
            /** Format: time */
            from: string;
            /** Format: time */
            to: string;
        };
        "answering.AnsweringSheet": {
            client: string;
            current: number;
            holidays: components["schemas"]["script.calendar.Holidays.Named"][];
            holidaysKnownUntil: number;
            instructions: components["schemas"]["answering.AnsweringSheet.InstructionLine"][];
            kana: string;
            last: number;
            name: string;
            ownSounds: string[];
            settings: components["schemas"]["answering.AnsweringSettings"];
            versions: components["schemas"]["answering.AnsweringSheet.VersionLine"][];
            voice: boolean;
            won: components["schemas"]["answering.AnsweringSheet.NumberState"][];
        };
        "answering.AnsweringSheet.InstructionLine": {
            by: components["schemas"]["answering.AnsweringSheet.SetBy"];
            calls: number;
            ended: boolean;
            /** Format: date-time */
            from: string;
            /** Format: uuid */
            id: string;
            numbers: string[];
            /** Format: date-time */
            setAt: string;
            shown: number;
            state: string;
            text: components["schemas"]["script.Phrase"];
            /** Format: date-time */
            until: string;
        };
        "answering.AnsweringSheet.NumberState": {
            number: string;
            open: boolean;
            ownGreeting: boolean;
            ownHandling: boolean;
            ownHours: boolean;
            ownNotes: boolean;
        };
        "answering.AnsweringSheet.SetBy": {
            name: string | null;
            office: boolean;
        };
        "answering.AnsweringSheet.VersionLine": {
            by: components["schemas"]["answering.AnsweringSheet.SetBy"];
            changed: string[];
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            setAt: string;
            state: string;
            version: number;
        };
        "answering.block.BlockedCallersEndpoint.BlockedView": {
            /** Format: date-time */
            addedAt: string;
            calls: number;
            /** Format: uuid */
            id: string;
            label: string;
            lastAt: string | null;
        };
        "answering.block.BlockedCallersEndpoint.NewBlocked": {
            label: string | null;
            number: string | null;
        };
        "answering.voice.SpeechEndpoint.Reading": {
            text: string;
        };
        "answering.voice.SpeechEndpoint.Text": {
            text: string;
        };
        "assurance.certificate.CertificateDraft": {
            accreditation: string | null;
            base: number | null;
            body: string | null;
            edition: string | null;
            from: string | null;
            holder: string | null;
            holderName: string | null;
            number: string | null;
            pdf: string | null;
            recertification: string | null;
            record: string | null;
            region: string | null;
            registryLink: string | null;
            reported: string | null;
            scheme: string | null;
            scopeText: string | null;
            sites: string | null;
            surveillance: string | null;
            to: string | null;
        };
        "assurance.certificate.CertificateEndpoint.Change": {
            change: string | null;
            reason: string | null;
        };
        "assurance.certificate.CertificateEndpoint.Found": {
            note: string | null;
            result: string | null;
        };
        "assurance.certificate.CertificateEndpoint.Made": {
            /** Format: uuid */
            id: string;
        };
        "assurance.certificate.CertificateEndpoint.Offer": {
            number: string | null;
            services: string[] | null;
        };
        "assurance.certificate.CertificateEndpoint.Read": {
            covered: boolean | null;
            reason: string | null;
            service: string | null;
            site: string | null;
        };
        "assurance.certificate.CertificatePage": {
            certificates: components["schemas"]["assurance.certificate.CertificatePage.One"][];
            holidaysUntil: number;
            matrix: components["schemas"]["assurance.certificate.CertificatePage.Table"];
            office: components["schemas"]["assurance.certificate.CertificatePage.Office"];
            schemes: components["schemas"]["assurance.certificate.CertificatePage.Kind"][];
            tasks: components["schemas"]["assurance.certificate.CertificatePage.Due"][];
            /** Format: date */
            today: string;
        };
        "assurance.certificate.CertificatePage.Cell": {
            confirmedBy: components["schemas"]["assurance.certificate.CertificatePage.PersonName"] | null;
            decision: string;
            enteredBy: components["schemas"]["assurance.certificate.CertificatePage.PersonName"] | null;
            reason: string;
            service: string;
            site: string;
            waiting: components["schemas"]["assurance.certificate.CertificatePage.CellWaiting"] | null;
        };
        "assurance.certificate.CertificatePage.CellWaiting": {
            by: components["schemas"]["assurance.certificate.CertificatePage.PersonName"];
            covered: boolean;
            /** Format: uuid */
            entry: string;
            reason: string;
        };
        "assurance.certificate.CertificatePage.Check": {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["assurance.certificate.CertificatePage.PersonName"];
            note: string;
            result: string;
        };
        "assurance.certificate.CertificatePage.Due": {
            count: number;
            due: string | null;
            kind: string;
            level: string;
            provisional: boolean;
            record: string | null;
        };
        "assurance.certificate.CertificatePage.Entity": {
            holderName: string;
            ours: boolean;
            /** Format: uuid */
            record: string;
            scheme: string;
            state: string;
        };
        "assurance.certificate.CertificatePage.History": {
            checks: components["schemas"]["assurance.certificate.CertificatePage.Check"][];
            statuses: components["schemas"]["assurance.certificate.CertificatePage.Status"][];
            versions: components["schemas"]["assurance.certificate.CertificatePage.Version"][];
        };
        "assurance.certificate.CertificatePage.Kind": {
            coverage: string;
            editions: string[];
            kind: string;
            listed: boolean;
            scheme: string;
        };
        "assurance.certificate.CertificatePage.Office": {
            number: string | null;
            services: string[];
            waiting: components["schemas"]["assurance.certificate.CertificatePage.OfficeWaiting"] | null;
        };
        "assurance.certificate.CertificatePage.OfficeWaiting": {
            by: components["schemas"]["assurance.certificate.CertificatePage.PersonName"];
            /** Format: uuid */
            entry: string;
            number: string | null;
            services: string[];
        };
        "assurance.certificate.CertificatePage.One": {
            checkOverdue: boolean;
            confirmedAt: string | null;
            confirmedBy: components["schemas"]["assurance.certificate.CertificatePage.PersonName"] | null;
            /** Format: date-time */
            enteredAt: string;
            enteredBy: components["schemas"]["assurance.certificate.CertificatePage.PersonName"];
            /** Format: uuid */
            id: string;
            lastCheckedAt: string | null;
            lastResult: string | null;
            newest: number;
            parts: components["schemas"]["assurance.certificate.CertificatePage.Parts"];
            scheme: string;
            state: string;
            version: number;
            waiting: components["schemas"]["assurance.certificate.CertificatePage.Waiting"][];
            window: components["schemas"]["assurance.certificate.CertificatePage.Window"] | null;
        };
        "assurance.certificate.CertificatePage.Parts": {
            accreditation: string;
            body: string;
            digest: string;
            edition: string;
            /** Format: date */
            from: string;
            holder: string | null;
            holderName: string;
            linkable: boolean;
            number: string;
            pdfSha256: string | null;
            recertification: string | null;
            region: string;
            registryLink: string;
            reported: string | null;
            scopeText: string;
            sites: string;
            surveillance: string | null;
            /** Format: date */
            to: string;
        };
        "assurance.certificate.CertificatePage.PersonName": {
            me: boolean;
            name: string;
        };
        "assurance.certificate.CertificatePage.Scope": {
            cells: components["schemas"]["assurance.certificate.CertificatePage.Cell"][];
            number: string;
            /** Format: uuid */
            record: string;
            scheme: string;
            scopeText: string;
            sitesText: string;
            state: string;
        };
        "assurance.certificate.CertificatePage.Status": {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["assurance.certificate.CertificatePage.PersonName"];
            change: string;
            confirmedAt: string | null;
            confirmedBy: components["schemas"]["assurance.certificate.CertificatePage.PersonName"] | null;
            reason: string;
        };
        "assurance.certificate.CertificatePage.Table": {
            entities: components["schemas"]["assurance.certificate.CertificatePage.Entity"][];
            scopes: components["schemas"]["assurance.certificate.CertificatePage.Scope"][];
            services: string[];
            sites: string[];
        };
        "assurance.certificate.CertificatePage.Version": {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["assurance.certificate.CertificatePage.PersonName"];
            confirmedAt: string | null;
            confirmedBy: components["schemas"]["assurance.certificate.CertificatePage.PersonName"] | null;
            parts: components["schemas"]["assurance.certificate.CertificatePage.Parts"];
            version: number;
        };
        "assurance.certificate.CertificatePage.Waiting": {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["assurance.certificate.CertificatePage.PersonName"];
            /** Format: uuid */
            entry: string;
            parts: components["schemas"]["assurance.certificate.CertificatePage.Parts"] | null;
            reason: string;
        };
        "assurance.certificate.CertificatePage.Window": {
            /** Format: date */
            closes: string;
            /** Format: date */
            opens: string;
            provisional: boolean;
        };
        "assurance.checklist.ChecklistView": {
            /** Format: date-time */
            at: string;
            badges: components["schemas"]["assurance.checklist.ChecklistView.Badge"][];
            coverage: components["schemas"]["assurance.checklist.ChecklistView.Coverage"];
            days: components["schemas"]["assurance.checklist.ChecklistView.Day"][];
            items: components["schemas"]["assurance.checklist.ChecklistView.OfItem"][];
            path: components["schemas"]["assurance.checklist.ChecklistView.PathLeg"][];
            verdict: string;
            whole: components["schemas"]["assurance.checklist.ChecklistView.OfControl"][];
        };
        "assurance.checklist.ChecklistView.Badge": {
            checkedAt: string | null;
            edition: string;
            /** Format: date */
            from: string;
            holder: string;
            link: string | null;
            number: string;
            scheme: string;
            scope: string;
            /** Format: date */
            to: string;
        };
        "assurance.checklist.ChecklistView.Coverage": {
            scopes: components["schemas"]["assurance.checklist.ChecklistView.Scope"][];
            services: string[];
            sites: string[];
        };
        "assurance.checklist.ChecklistView.Day": {
            /** Format: date */
            day: string;
            items: components["schemas"]["assurance.checklist.ChecklistView.DayItem"][];
            over: boolean;
        };
        "assurance.checklist.ChecklistView.DayItem": {
            end: string;
            item: string;
            minutes: number;
            worst: string;
        };
        "assurance.checklist.ChecklistView.OfCheck": {
            by: string;
            code: string;
            en: string;
            hours: number;
            ja: string;
            method: string;
            observation: components["schemas"]["assurance.checklist.ChecklistView.Seen"] | null;
            standing: string;
            why: components["schemas"]["assurance.checklist.ChecklistView.Why"] | null;
        };
        "assurance.checklist.ChecklistView.OfControl": {
            en: string;
            heading: string;
            id: string;
            ja: string;
            legs: components["schemas"]["assurance.checklist.ChecklistView.OfLeg"][];
            maps: {
                [key: string]: string[];
            };
            standing: string;
        };
        "assurance.checklist.ChecklistView.OfItem": {
            controls: components["schemas"]["assurance.checklist.ChecklistView.OfControl"][];
            item: string;
            standings: {
                [key: string]: number;
            };
            state: string;
        };
        "assurance.checklist.ChecklistView.OfLeg": {
            checks: components["schemas"]["assurance.checklist.ChecklistView.OfCheck"][];
            disagree: boolean;
            leg: string;
            second: components["schemas"]["assurance.checklist.ChecklistView.OfCheck"][];
            standing: string;
        };
        "assurance.checklist.ChecklistView.PathLeg": {
            check: string | null;
            leg: string;
            protection: string;
        };
        "assurance.checklist.ChecklistView.Scope": {
            covered: string[][];
            number: string;
            scheme: string;
            text: string;
        };
        "assurance.checklist.ChecklistView.Seen": {
            /** Format: date-time */
            collected: string;
            en: string;
            /** Format: date-time */
            expires: string;
            /** Format: uuid */
            id: string;
            ja: string;
            population: number;
            producer: string;
            sample: number;
        };
        "assurance.checklist.ChecklistView.Why": {
            en: string;
            ja: string;
        };
        "assurance.checklist.LiveTests.Found": {
            check: string;
            en: string;
            ja: string;
            saidEn: string;
            saidJa: string;
            standing: string;
        };
        "assurance.checklist.LiveTests.Made": {
            /** Format: date-time */
            at: string;
            earlier: string | null;
            found: components["schemas"]["assurance.checklist.LiveTests.Found"][];
            millis: number;
            test: string;
        };
        "assurance.checklist.TrustEndpoint.Logged": {
            index: number;
            key: string;
            leaf: string;
            proof: string;
        };
        "assurance.checklist.TrustEndpoint.Past": {
            /** Format: date-time */
            collected: string;
            en: string;
            /** Format: date-time */
            expires: string;
            /** Format: uuid */
            id: string;
            ja: string;
            result: string;
        };
        "assurance.checklist.TrustEndpoint.Proof": {
            entry: components["schemas"]["assurance.checklist.TrustEndpoint.Logged"] | null;
            hashes: string;
            key: string;
            n: number;
            signature: string;
            text: string;
        };
        "assurance.closure.ClosureEndpoint.Closed": {
            /** Format: date-time */
            at: string;
            check: string;
            /** Format: uuid */
            id: string;
            openings: number;
            own: boolean;
        };
        "assurance.closure.ClosureEndpoint.Page": {
            closed: components["schemas"]["assurance.closure.ClosureEndpoint.Closed"] | null;
        };
        "assurance.deviation.DeviationsEndpoint.Settling": {
            note: string | null;
        };
        "assurance.deviation.DeviationsEndpoint.View": {
            allowed: number;
            consequence: string;
            /** Format: date */
            firstDay: string;
            /** Format: date-time */
            foundAt: string;
            /** Format: uuid */
            id: string;
            item: string;
            /** Format: date */
            lastDay: string;
            minutes: number;
            note: string | null;
            settledAt: string | null;
            version: number;
        };
        "assurance.evaluation.Answers.Said": {
            mark: string | null;
            reason: string | null;
        };
        "assurance.evaluation.ClientStandingsEndpoint.OfClient": {
            answered: boolean;
            confirmedAt: string | null;
            entrusts: boolean | null;
            graceUntil: string | null;
            id: string;
            name: string;
            states: {
                [key: string]: string;
            };
            verdict: string;
        };
        "assurance.evaluation.ConfirmationEndpoint.Confirmed": {
            /** Format: date-time */
            at: string;
            entrusts: boolean;
            evidence: string;
            /** Format: uuid */
            id: string;
            key: string;
            signature: string;
            text: string;
        };
        "assurance.evaluation.ConfirmationEndpoint.Confirming": {
            answers: {
                [key: string]: components["schemas"]["assurance.evaluation.Answers.Said"];
            } | null;
            entrusts: boolean;
            evidence: string | null;
            post: string | null;
        };
        "assurance.evaluation.ConfirmationEndpoint.Page": {
            confirmations: components["schemas"]["assurance.evaluation.ConfirmationEndpoint.Confirmed"][];
            dueAt: string | null;
            evidence: string;
            graceUntil: string | null;
            states: {
                [key: string]: string;
            };
            verdict: string;
        };
        "assurance.evaluation.EvaluationEndpoint.Opened": {
            company: string;
            evidence: string;
            /** Format: date-time */
            expiresAt: string;
            signed: components["schemas"]["assurance.evaluation.EvaluationEndpoint.SignedView"] | null;
            states: {
                [key: string]: string;
            };
            verdict: string;
        };
        "assurance.evaluation.EvaluationEndpoint.Opening": {
            token: string | null;
        };
        "assurance.evaluation.EvaluationEndpoint.SignedView": {
            /** Format: date-time */
            at: string;
            entrusts: boolean;
            evidence: string;
            key: string;
            signature: string;
            text: string;
        };
        "assurance.evaluation.EvaluationEndpoint.Signing": {
            answers: {
                [key: string]: components["schemas"]["assurance.evaluation.Answers.Said"];
            } | null;
            entrusts: boolean;
            evidence: string | null;
            name: string | null;
            post: string | null;
            token: string | null;
        };
        "assurance.evaluation.EvaluationLinksEndpoint.LinkView": {
            company: string;
            entrusts: boolean | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            madeAt: string;
            state: string;
            text: string | null;
        };
        "assurance.evaluation.EvaluationLinksEndpoint.Made": {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            token: string;
        };
        "assurance.evaluation.EvaluationLinksEndpoint.Wanted": {
            company: string | null;
        };
        "assurance.statement.StatementsEndpoint.Decided": {
            confirm: boolean;
        };
        "assurance.statement.StatementsEndpoint.Page": {
            checks: components["schemas"]["assurance.statement.StatementsEndpoint.Statable"][];
            statements: components["schemas"]["assurance.statement.StatementsEndpoint.Stated"][];
        };
        "assurance.statement.StatementsEndpoint.Said": {
            check: string | null;
            result: string | null;
            said: string | null;
            until: string | null;
        };
        "assurance.statement.StatementsEndpoint.Statable": {
            code: string;
            days: number;
            en: string;
            ja: string;
            mayNotApply: boolean;
            word: boolean;
        };
        "assurance.statement.StatementsEndpoint.Stated": {
            /** Format: date-time */
            at: string;
            check: string;
            /** Format: uuid */
            id: string;
            own: boolean;
            result: string;
            role: string;
            said: string;
            state: string;
            /** Format: date-time */
            until: string;
        };
        "audit.LogPage": {
            checkpoint: string | null;
            entries: components["schemas"]["audit.LogPage.Line"][];
            key: string;
            size: number;
        };
        "audit.LogPage.Line": {
            index: number;
            leaf: string;
        };
        "audit.anchor.AnchorRounds.Anchor": {
            /** Format: date-time */
            at: string;
            checkpoint: string;
            entry: string;
            keys: string[];
            proof: string;
            size: number;
        };
        "audit.anchor.TimestampReader.Seen": {
            at: string | null;
            entries: number;
            on: boolean;
            size: number;
            trouble: ("AWAY" | "NO_STAMP" | "OTHER_TEXT" | "OTHER_REQUEST" | "BAD_SIGNATURE" | "STRANGER" | "OTHER_TIME") | null;
        };
        "audit.anchor.WitnessReader.Seen": {
            at: string | null;
            keys: string[];
            name: string;
            size: number;
            trouble: ("AWAY" | "BAD_SIGNATURE" | "ROLLED_BACK" | "REWRITTEN") | null;
        };
        "audit.reading.AccessedObject": {
            acts: string[];
            /** Format: date-time */
            first: string;
            /** Format: date-time */
            last: string;
            object: string;
            times: number;
        };
        "audit.reading.LogSearch.Detail": {
            salt: string;
            text: string;
        };
        "backup.BackupEndpoint.Check": {
            bad: number;
            code: string;
            good: boolean;
            looked: number;
        };
        "backup.BackupEndpoint.Drilled": {
            /** Format: date-time */
            began: string;
            checks: components["schemas"]["backup.BackupEndpoint.Check"][];
            /** Format: date-time */
            ended: string;
            passed: boolean;
            rpoSeconds: number | null;
            rtoSeconds: number | null;
        };
        "backup.BackupEndpoint.Page": {
            configured: boolean;
            doing: string | null;
            drillDays: number;
            drills: components["schemas"]["backup.BackupEndpoint.Drilled"][];
            keepDays: number;
            last: components["schemas"]["backup.BackupEndpoint.Run"] | null;
            lock: string;
            logAgeSeconds: number | null;
            nextDrill: string | null;
            payloadBytes: number;
            payloadCount: number;
            payloadsInBucket: boolean;
            place: string | null;
            runs: components["schemas"]["backup.BackupEndpoint.Run"][];
            trouble: string | null;
        };
        "backup.BackupEndpoint.Run": {
            /** Format: date-time */
            began: string;
            bytes: number;
            ended: string | null;
            trouble: string | null;
            whole: boolean;
        };
        "boot.machine.MachineEndpoint.Clock": {
            kept: boolean;
            maxErrorMillis: number;
        };
        "boot.machine.MachineEndpoint.Machine": {
            clock: components["schemas"]["boot.machine.MachineEndpoint.Clock"] | null;
            logDays: number;
            room: components["schemas"]["boot.machine.MachineEndpoint.Room"];
            visitsWatched: boolean;
            waiting: components["schemas"]["boot.machine.MachineEndpoint.Waiting"];
        };
        "boot.machine.MachineEndpoint.Room": {
            freeMib: number;
            level: string;
        };
        "boot.machine.MachineEndpoint.Waiting": {
            aside: number;
            steps: number;
        };
        "call.DeskView": {
            call: components["schemas"]["call.DeskView.Call"] | null;
            line: string;
            passing: number;
            seq: number;
            /** Format: date-time */
            since: string;
            status: string;
            waiting: number;
        };
        "call.DeskView.Call": {
            answeredAt: string | null;
            /** Format: date-time */
            arrivedAt: string;
            caller: components["schemas"]["call.DeskView.From"];
            client: components["schemas"]["call.DeskView.Client"];
            endedAt: string | null;
            endedBy: string | null;
            form: components["schemas"]["call.DeskView.Form"];
            id: string;
            mailbox: string | null;
            mailboxes: components["schemas"]["call.DeskView.Mailbox"][];
            messageSent: boolean;
            recording: components["schemas"]["call.DeskView.Recording"];
            script: components["schemas"]["call.DeskView.Script"];
            seal: components["schemas"]["call.DeskView.Seal"] | null;
            slip: boolean | null;
            state: string;
        };
        "call.DeskView.Client": {
            id: string;
            kana: string;
            name: string;
            slug: string;
        };
        "call.DeskView.Field": {
            hint: components["schemas"]["call.DeskView.Words"] | null;
            key: string;
            kind: string;
            label: components["schemas"]["call.DeskView.Words"];
            max: number;
            options: components["schemas"]["call.DeskView.Option"][] | null;
            required: boolean;
        };
        "call.DeskView.Form": {
            fields: components["schemas"]["call.DeskView.Field"][];
            mails: string[];
            messages: boolean;
            number: boolean;
            version: number;
        };
        "call.DeskView.From": {
            country: string | null;
            ending: string | null;
            localTime: string | null;
            withheld: boolean;
            zone: string | null;
        };
        "call.DeskView.Greeting": {
            en: string;
            ja: string;
            kana: string;
        };
        "call.DeskView.Instruction": {
            /** Format: date-time */
            from: string;
            /** Format: uuid */
            id: string;
            text: components["schemas"]["call.DeskView.Words"];
            /** Format: date-time */
            until: string;
        };
        "call.DeskView.Mailbox": {
            /** Format: uuid */
            id: string;
            name: string;
        };
        "call.DeskView.Option": {
            label: components["schemas"]["call.DeskView.Words"];
            value: string;
        };
        "call.DeskView.Recording": {
            on: boolean;
            reason: string | null;
        };
        "call.DeskView.Script": {
            aliases: string[];
            callback: components["schemas"]["call.DeskView.Words"] | null;
            greeting: components["schemas"]["call.DeskView.Greeting"];
            instructions: components["schemas"]["call.DeskView.Instruction"][];
            mustNotSay: components["schemas"]["call.DeskView.Words"][];
            mustSay: components["schemas"]["call.DeskView.Words"][];
            notes: components["schemas"]["call.DeskView.Words"][];
            open: boolean;
        };
        "call.DeskView.Seal": {
            chain: string;
            epoch: number;
            fingerprint: string;
            recipient: string;
            signature: string;
            statement: string;
            suite: string;
        };
        "call.DeskView.Words": {
            en: string;
            ja: string;
        };
        "client.directory.ContactsEndpoint.Shown": {
            aliases: string[];
            department: string;
            ended: boolean;
            /** Format: uuid */
            id: string;
            kana: string;
            left: boolean;
            member: string | null;
            name: string;
        };
        "client.directory.ContactsEndpoint.Wanted": {
            aliases: string[] | null;
            department: string | null;
            kana: string | null;
            member: string | null;
            name: string | null;
        };
        "client.key.KeysEndpoint.Administrators": {
            names: string[];
        };
        "client.key.KeysEndpoint.Company": {
            epoch: number;
            fingerprint: string;
            kind: string;
            recipient: string;
            signature: string;
            statement: string;
        };
        "client.key.KeysEndpoint.Grant": {
            blob: string;
            epoch: number;
        };
        "client.key.KeysEndpoint.HeldKey": {
            blob: string;
            epoch: number;
            line: string;
            to: string;
        };
        "client.key.KeysEndpoint.Keys": {
            clientId: string;
            company: components["schemas"]["client.key.KeysEndpoint.Company"] | null;
            grant: components["schemas"]["client.key.KeysEndpoint.Grant"] | null;
            held: components["schemas"]["client.key.KeysEndpoint.HeldKey"][];
            me: components["schemas"]["client.key.KeysEndpoint.Mine"] | null;
            wantedKind: string;
        };
        "client.key.KeysEndpoint.Member": {
            access: components["schemas"]["people.Memberships.Membership"] | null;
            ended: boolean;
            fingerprint: string | null;
            granted: boolean;
            name: string;
            /** Format: uuid */
            person: string;
            recipient: string | null;
            role: string;
            signature: string | null;
            statement: string | null;
        };
        "client.key.KeysEndpoint.Mine": {
            epoch: number;
            fingerprint: string;
            recipient: string;
            signKey: string;
            unlocks: components["schemas"]["client.key.KeysEndpoint.Unlock"][];
        };
        "client.key.KeysEndpoint.NewCompany": {
            grant: string;
            signature: string;
            statement: string;
        };
        "client.key.KeysEndpoint.NewGrant": {
            epoch: number;
            grant: string;
            mailbox: string | null;
            /** Format: uuid */
            member: string;
            signature: string;
        };
        "client.key.KeysEndpoint.NewMine": {
            signature: string;
            statement: string;
            unlocks: components["schemas"]["client.key.KeysEndpoint.NewUnlock"][];
        };
        "client.key.KeysEndpoint.NewUnlock": {
            blob: string;
            credentialId: string | null;
            method: string;
        };
        "client.key.KeysEndpoint.Recovery": {
            reason: string;
        };
        "client.key.KeysEndpoint.Unlock": {
            blob: string;
            credentialId: string | null;
            /** Format: uuid */
            id: string;
            method: string;
        };
        "client.key.KeysEndpoint.Waiting": {
            waiting: number;
        };
        "client.key.PinEndpoint.Compared": {
            before: string;
            now: string;
            reason: string;
        };
        "client.key.PinEndpoint.State": {
            at: string | null;
            before: string | null;
            epoch: number | null;
            now: string | null;
            standing: string;
        };
        "client.mailbox.LinesEndpoint.Chain": {
            chain: string;
        };
        "client.mailbox.LinesEndpoint.Holder": {
            grant: string;
            /** Format: uuid */
            member: string;
        };
        "client.mailbox.LinesEndpoint.Needed": {
            epochs: number[];
        };
        "client.mailbox.LinesEndpoint.NewEpoch": {
            holders: components["schemas"]["client.mailbox.LinesEndpoint.Holder"][];
            signature: string;
            statement: string;
        };
        "client.mailbox.MailboxesEndpoint.All": {
            mailboxes: components["schemas"]["client.mailbox.MailboxesEndpoint.Shown"][];
            numbers: string[];
        };
        "client.mailbox.MailboxesEndpoint.Bound": {
            mailbox: string | null;
            number: string;
        };
        "client.mailbox.MailboxesEndpoint.HeldBy": {
            /** Format: uuid */
            person: string;
            to: string;
        };
        "client.mailbox.MailboxesEndpoint.Named": {
            name: string;
        };
        "client.mailbox.MailboxesEndpoint.New": {
            holders: components["schemas"]["client.mailbox.LinesEndpoint.Holder"][];
            /** Format: uuid */
            id: string;
            name: string;
            signature: string;
            statement: string;
        };
        "client.mailbox.MailboxesEndpoint.Shown": {
            closed: boolean;
            epoch: number;
            fingerprint: string;
            held: boolean;
            holders: components["schemas"]["client.mailbox.MailboxesEndpoint.HeldBy"][];
            /** Format: uuid */
            id: string;
            name: string;
            numbers: string[];
        };
        "client.oncall.RosterEndpoint.Change": {
            /** Format: uuid */
            contact: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        "client.oncall.RosterEndpoint.OnDuty": {
            contact: string | null;
            why: string | null;
        };
        "client.oncall.RosterEndpoint.Shown": {
            own: boolean;
            tiers: components["schemas"]["client.oncall.RosterEndpoint.Tier"][];
            version: number;
            zone: string;
        };
        "client.oncall.RosterEndpoint.Stretch": {
            /** Format: date-time */
            from: string;
            hole: boolean;
            tiers: components["schemas"]["client.oncall.RosterEndpoint.OnDuty"][];
            /** Format: date-time */
            to: string;
        };
        "client.oncall.RosterEndpoint.Tier": {
            changes: components["schemas"]["client.oncall.RosterEndpoint.Change"][];
            fallback: string | null;
            weekly: components["schemas"]["client.oncall.RosterEndpoint.Turn"][];
        };
        "client.oncall.RosterEndpoint.Turn": {
            /** Format: uuid */
            contact: string;
            day: number;
            from: string;
            to: string;
        };
        "client.oncall.RosterEndpoint.Version": {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            tiers: components["schemas"]["client.oncall.RosterEndpoint.Tier"][];
            version: number;
        };
        "client.oncall.RosterEndpoint.Wanted": {
            tiers: components["schemas"]["client.oncall.RosterEndpoint.Tier"][];
            version: number;
        };
        "contract.ContractSheet": {
            answering: {
                [key: string]: number;
            } | null;
            newest: number;
            versions: components["schemas"]["contract.ContractSheet.Version"][];
        };
        "contract.ContractSheet.Version": {
            entry: components["schemas"]["audit.LogPage.Line"] | null;
            /** Format: date-time */
            from: string;
            onPaper: boolean;
            signed: string;
            standing: string;
            text: string;
            until: string | null;
            version: number;
        };
        "contract.Draft": {
            after: number;
            effectiveFrom: string | null;
            homes: boolean | null;
            keepMessages: number;
            keepRecordings: number;
            noticeEn: string | null;
            noticeJa: string | null;
            passkeys: string | null;
            qualityReview: string | null;
            qualityReviewDays: number | null;
            recording: string | null;
            sessionHours: number | null;
            sessionMinutes: number | null;
            witnessHours: number | null;
        };
        "contract.EnforcementEndpoint.Last": {
            entry: components["schemas"]["audit.LogPage.Line"];
            term: string;
        };
        "contract.EnforcementEndpoint.Moment": {
            act: string;
            /** Format: date-time */
            at: string;
            entry: number;
            term: string;
        };
        "contract.EnforcementEndpoint.Moments": {
            terms: components["schemas"]["contract.EnforcementEndpoint.Moment"][];
            version: number;
        };
        "contract.TerminationEndpoint.Given": {
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            eraseAt: string;
            /** Format: date-time */
            returnBy: string;
        };
        "contract.TerminationEndpoint.Notice": {
            endsAt: string | null;
            reason: string | null;
        };
        "contract.document.TermsEndpoint.Page": {
            terms: components["schemas"]["contract.document.TermsEndpoint.View"][];
            words: {
                [key: string]: {
                    [key: string]: string[];
                };
            };
        };
        "contract.document.TermsEndpoint.View": {
            enforced: boolean;
            key: string;
            kind: string;
            least: number | null;
            most: number | null;
            number: number;
            options: string[] | null;
            part: string;
            stricter: string;
            unit: string | null;
        };
        "contract.inventory.InventoryEndpoint.Category": {
            agreed: boolean | null;
            code: string;
        };
        "contract.inventory.InventoryEndpoint.Item": {
            categories: string[];
            days: number | null;
            id: string;
            name: string[];
            of: string;
            place: string;
            purpose: string[];
            sealed: boolean;
            who: string[];
        };
        "contract.inventory.InventoryEndpoint.Page": {
            categories: components["schemas"]["contract.inventory.InventoryEndpoint.Category"][];
            countries: string[] | null;
            country: string;
            items: components["schemas"]["contract.inventory.InventoryEndpoint.Item"][];
            version: number | null;
        };
        "contract.inventory.InventoryEndpoint.Trial": {
            allowed: boolean;
            category: string;
            version: number | null;
        };
        "contract.signing.OfferView": {
            before: string | null;
            changed: string[];
            digest: string;
            document: string;
            grade: string;
            loosened: string[];
            /** Format: date-time */
            madeAt: string;
            missing: string[];
            needsClient: boolean;
            reason: string | null;
            record: string;
            scan: components["schemas"]["contract.signing.OfferView.ScanView"] | null;
            signatures: components["schemas"]["contract.signing.OfferView.SignatureView"][];
            state: string;
            /** Format: date-time */
            stateAt: string;
            version: number;
        };
        "contract.signing.OfferView.ScanView": {
            bytes: number;
            /** Format: date-time */
            keptAt: string;
            sha256: string;
        };
        "contract.signing.OfferView.SignatureView": {
            /** Format: date-time */
            at: string;
            authenticatorData: string;
            clientDataJSON: string;
            credentialId: string;
            name: string;
            publicKey: string;
            side: string;
            signature: string;
            signatureType: string;
            stampedAt: string | null;
            statement: string;
            timeStamp: string | null;
        };
        "contract.signing.OfficeOfferEndpoint.NewOffer": {
            after: number;
            draft: string | null;
            effectiveFrom: string | null;
            terms: {
                [key: string]: unknown;
            } | null;
        };
        "contract.signing.OfficeOfferEndpoint.Page": {
            graceUntil: string | null;
            newest: number;
            next: string;
            offers: components["schemas"]["contract.signing.OfferView"][];
        };
        "contract.signing.OwnOfferEndpoint.Declining": {
            reason: string | null;
        };
        "contract.signing.SigningBody": {
            authenticatorData: string | null;
            ceremony: string | null;
            clientDataJSON: string | null;
            credentialId: string | null;
            signature: string | null;
            statement: string | null;
        };
        "contract.signing.ToSign": {
            ceremony: string;
            publicKey: components["schemas"]["contract.signing.ToSign.Options"];
            statement: string;
        };
        "contract.signing.ToSign.Credential": {
            id: string;
            type: string;
        };
        "contract.signing.ToSign.Options": {
            allowCredentials: components["schemas"]["contract.signing.ToSign.Credential"][];
            challenge: string;
            rpId: string;
            timeout: number;
            userVerification: string;
        };
        "contract.subprocessor.OfficeSubprocessorEndpoint.Answer": {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            client: string;
            reason: string;
            state: string;
            /** Format: uuid */
            subprocessor: string;
        };
        "contract.subprocessor.OfficeSubprocessorEndpoint.NewSubprocessor": {
            corporateNumber: string | null;
            country: string | null;
            data: string | null;
            from: string | null;
            hosts: string | null;
            name: string | null;
            service: string | null;
            via: string | null;
        };
        "contract.subprocessor.OfficeSubprocessorEndpoint.Page": {
            answers: components["schemas"]["contract.subprocessor.OfficeSubprocessorEndpoint.Answer"][];
            subprocessors: components["schemas"]["contract.subprocessor.SubprocessorView"][];
            unlisted: components["schemas"]["contract.subprocessor.OfficeSubprocessorEndpoint.Unlisted"][];
        };
        "contract.subprocessor.OfficeSubprocessorEndpoint.Unlisted": {
            clients: number;
            host: string;
            purpose: string;
            standing: string;
        };
        "contract.subprocessor.OwnSubprocessorEndpoint.Flow": {
            /** Format: date-time */
            first: string;
            host: string;
            /** Format: date-time */
            last: string;
            purpose: string;
            standing: string;
        };
        "contract.subprocessor.OwnSubprocessorEndpoint.NewAnswer": {
            approve: boolean;
            reason: string | null;
        };
        "contract.subprocessor.OwnSubprocessorEndpoint.Page": {
            flows: components["schemas"]["contract.subprocessor.OwnSubprocessorEndpoint.Flow"][];
            graceUntil: string | null;
            named: components["schemas"]["contract.subprocessor.SubprocessorView.Named"][];
            noticeDays: number;
            policy: string;
            subprocessors: components["schemas"]["contract.subprocessor.OwnSubprocessorEndpoint.Position"][];
        };
        "contract.subprocessor.OwnSubprocessorEndpoint.Position": {
            begins: string | null;
            named: boolean;
            state: string | null;
            stateAt: string | null;
            subprocessor: components["schemas"]["contract.subprocessor.SubprocessorView"];
        };
        "contract.subprocessor.SubprocessorView": {
            /** Format: date-time */
            addedAt: string;
            corporateNumber: string;
            country: string;
            data: string;
            endedAt: string | null;
            /** Format: date */
            from: string;
            hosts: string[];
            /** Format: uuid */
            id: string;
            name: string;
            service: string;
            via: string;
        };
        "contract.subprocessor.SubprocessorView.Named": {
            from: string | null;
            hosts: string[];
            name: string;
        };
        "copies.CopiesEndpoint.Wanted": {
            address: string | null;
            bucket: string | null;
            keyId: string | null;
            kind: string | null;
            lockDays: number;
            pathStyle: boolean;
            region: string | null;
            secret: string | null;
        };
        "copies.LogCopyService.Copy": {
            at: string | null;
            size: number;
            trouble: ("AWAY" | "NOT_TRUSTED" | "REFUSED" | "PRIVATE_ADDRESS" | "OTHER_LOG") | null;
        };
        "copies.LogCopyService.OfOne": {
            client: string | null;
            name: string | null;
            seen: components["schemas"]["copies.LogCopyService.Seen"];
        };
        "copies.LogCopyService.Seen": {
            entries: number;
            folder: components["schemas"]["copies.LogCopyService.Copy"] | null;
            own: components["schemas"]["copies.LogCopyService.Copy"] | null;
            target: (components["schemas"]["copies.Target.Https"] | components["schemas"]["copies.Target.Bucket"]) | null;
        };
        "copies.MonthlyMedia.Medium": {
            bytes: number;
            month: string;
        };
        "copies.Target.Bucket": {
            address: string;
            bucket: string;
            lockDays: number;
            pathStyle: boolean;
            region: string;
        };
        "copies.Target.Https": {
            address: string;
        };
        "database.TemporaryLogins.Guest": {
            password: string;
            /** Format: date-time */
            until: string;
            url: string;
            user: string;
        };
        "delivery.DeliveryView": {
            about: string;
            acceptedAt: string | null;
            acknowledgedAt: string | null;
            acknowledgedBy: string | null;
            /** Format: date-time */
            begunAt: string;
            /** Format: uuid */
            call: string;
            /** Format: uuid */
            id: string;
            leavesAt: string | null;
            openedAt: string | null;
            state: string;
            tries: components["schemas"]["delivery.DeliveryView.Try"][];
            urgent: boolean;
        };
        "delivery.DeliveryView.Try": {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            contact: string;
            n: number;
            state: string;
            tier: number;
            trouble: string | null;
            /** Format: uuid */
            way: string;
        };
        "delivery.DeskDeliveriesEndpoint.BrokenWay": {
            /** Format: uuid */
            client: string;
            company: string;
            hint: string;
            kind: string;
            /** Format: date-time */
            since: string;
            trouble: string;
        };
        "delivery.DeskDeliveriesEndpoint.Recalled": {
            /** Format: date-time */
            until: string;
        };
        "delivery.DeskDeliveriesEndpoint.Row": {
            /** Format: uuid */
            client: string;
            company: string;
            delivery: components["schemas"]["delivery.DeliveryView"];
        };
        "delivery.DeskDeliveriesEndpoint.Waiting": {
            waiting: number;
        };
        "delivery.DryRun.Run": {
            told: components["schemas"]["delivery.DryRun.Told"][];
            /** Format: date-time */
            unansweredAt: string;
        };
        "delivery.DryRun.Told": {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            contact: string;
            tier: number;
            /** Format: uuid */
            way: string;
        };
        "delivery.PolicyEndpoint.Shown": {
            digest: string[];
            missed: boolean;
            ordinary: components["schemas"]["delivery.PolicyEndpoint.Times"];
            quietFrom: string | null;
            quietTo: string | null;
            urgent: components["schemas"]["delivery.PolicyEndpoint.Times"];
            version: number;
        };
        "delivery.PolicyEndpoint.Times": {
            doneWithin: number;
            nextTier: number;
            nextWay: number;
            tries: number[];
        };
        "delivery.PolicyEndpoint.Version": {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            policy: components["schemas"]["delivery.PolicyEndpoint.Shown"];
        };
        "delivery.content.DeskApprovalEndpoint.Answer": {
            approval: components["schemas"]["delivery.content.DeskApprovalEndpoint.Signed"] | null;
        };
        "delivery.content.DeskApprovalEndpoint.Signed": {
            signature: string;
            statement: string;
        };
        "delivery.content.NoticeApprovalEndpoint.Approvals": {
            agreed: string[];
            approvals: components["schemas"]["delivery.content.NoticeApprovalEndpoint.Approved"][];
        };
        "delivery.content.NoticeApprovalEndpoint.Approved": {
            /** Format: date-time */
            at: string;
            by: string;
            content: string[];
            endedAt: string | null;
            id: string;
            standing: string;
            /** Format: date-time */
            until: string;
        };
        "delivery.content.NoticeApprovalEndpoint.Made": {
            id: string;
        };
        "delivery.content.NoticeApprovalEndpoint.NewApproval": {
            signature: string;
            statement: string;
        };
        "delivery.push.PushEndpoint.Office": {
            key: string;
        };
        "delivery.way.DeliveryWayEndpoint.AccountShown": {
            callback: string | null;
            checkedAt: string | null;
            disabled: boolean;
            failedAt: string | null;
            hint: string;
            /** Format: uuid */
            id: string;
            kind: string;
            label: string;
            publicKey: string | null;
            reportedAt: string | null;
            trouble: string | null;
            workedAt: string | null;
        };
        "delivery.way.DeliveryWayEndpoint.Added": {
            /** Format: uuid */
            id: string;
        };
        "delivery.way.DeliveryWayEndpoint.Device": {
            subscription: string;
        };
        "delivery.way.DeliveryWayEndpoint.MailShown": {
            /** Format: date-time */
            at: string;
            found: string;
        };
        "delivery.way.DeliveryWayEndpoint.NewAccount": {
            kind: string;
            label: string;
            secret: string;
        };
        "delivery.way.DeliveryWayEndpoint.NewWay": {
            account: string | null;
            address: string | null;
            /** Format: uuid */
            contact: string;
            kind: string;
        };
        "delivery.way.DeliveryWayEndpoint.Order": {
            ways: string[];
        };
        "delivery.way.DeliveryWayEndpoint.Shown": {
            accounts: components["schemas"]["delivery.way.DeliveryWayEndpoint.AccountShown"][];
            answerSeconds: number;
            mail: components["schemas"]["delivery.way.DeliveryWayEndpoint.MailShown"] | null;
            ways: components["schemas"]["delivery.way.DeliveryWayEndpoint.WayShown"][];
        };
        "delivery.way.DeliveryWayEndpoint.Tested": {
            outcome: string;
            trouble: string | null;
        };
        "delivery.way.DeliveryWayEndpoint.WayShown": {
            account: string | null;
            /** Format: uuid */
            contact: string;
            failedAt: string | null;
            hint: string;
            /** Format: uuid */
            id: string;
            kind: string;
            trouble: string | null;
            workedAt: string | null;
        };
        "desk.CallerDisclosureEndpoint.Shown": {
            number: string | null;
            withheld: boolean;
        };
        "desk.DeskEndpoint.LineAnswer": {
            answer: string;
        };
        "desk.DeskEndpoint.LineOffer": {
            again: boolean | null;
            offer: string | null;
            window: string | null;
        };
        "desk.DeskEndpoint.SigningKey": {
            publicKey: string | null;
        };
        "desk.DeskPeopleEndpoint.Named": {
            aliases: string[];
            department: string;
            kana: string;
            name: string;
        };
        "desk.UnstaffedGroupsEndpoint.Unstaffed": {
            /** Format: uuid */
            client: string;
            company: string;
            overflow: string | null;
            overflowThere: boolean;
            own: string;
            ownThere: boolean;
        };
        "disclosure.NewNote": {
            company: string;
            /** Format: uuid */
            id: string;
            sealed: string;
            signature: string;
        };
        "disclosure.OfficeRequestEndpoint.OfKind": {
            /** Format: uuid */
            client: string;
            kind: string;
            name: string;
            /** Format: date-time */
            next: string;
            open: number;
            overdue: number;
            soon: number;
        };
        "disclosure.RequestBodies.Answer": {
            form: string | null;
            ground: string | null;
            late: components["schemas"]["disclosure.NewNote"] | null;
            said: components["schemas"]["disclosure.NewNote"];
        };
        "disclosure.RequestBodies.Due": {
            /** Format: date-time */
            at: string;
        };
        "disclosure.RequestBodies.Identified": {
            how: string | null;
        };
        "disclosure.RequestBodies.Linked": {
            /** Format: uuid */
            call: string;
        };
        "disclosure.RequestBodies.NewRequest": {
            asks: components["schemas"]["disclosure.NewNote"];
            call: string | null;
            due: string | null;
            /** Format: uuid */
            id: string;
            kind: string | null;
            /** Format: date-time */
            received: string;
            way: string | null;
        };
        "disclosure.RequestBodies.Refusal": {
            ground: string | null;
            late: components["schemas"]["disclosure.NewNote"] | null;
            said: components["schemas"]["disclosure.NewNote"];
        };
        "disclosure.RequestBodies.Withdrawal": {
            said: components["schemas"]["disclosure.NewNote"];
        };
        "disclosure.RequestDecisionEndpoint.Approved": {
            things: number;
        };
        "disclosure.RequestEndpoint.Note": {
            at: string;
            /** Format: uuid */
            author: string;
            company: string;
            /** Format: uuid */
            id: string;
            name: string | null;
            sealed: string;
            signature: string;
        };
        "disclosure.RequestEndpoint.Waiting": {
            waiting: number;
        };
        "disclosure.RequestView": {
            assignedName: string | null;
            assignedTo: string | null;
            clock: string;
            /** Format: date-time */
            dueAt: string;
            form: string | null;
            ground: string | null;
            /** Format: uuid */
            id: string;
            identity: string | null;
            kind: string;
            n: number;
            /** Format: date-time */
            receivedAt: string;
            state: string;
            /** Format: date-time */
            statedAt: string;
            way: string;
        };
        "disclosure.RequestView.Erasure": {
            erased: number;
            held: number;
            kept: number;
            mine: boolean;
            state: string;
        };
        "disclosure.RequestView.Link": {
            call: string;
            kind: string;
            mailbox: string | null;
            object: string;
        };
        "disclosure.RequestView.Register": {
            authority: string;
            days: number;
            forwardDays: number;
            requests: components["schemas"]["disclosure.RequestView"][];
        };
        "disclosure.RequestView.Step": {
            /** Format: date-time */
            at: string;
            name: string | null;
            step: string;
        };
        "disclosure.RequestView.Whole": {
            erasure: components["schemas"]["disclosure.RequestView.Erasure"];
            hidden: number;
            links: components["schemas"]["disclosure.RequestView.Link"][];
            notes: number;
            request: components["schemas"]["disclosure.RequestView"];
            steps: components["schemas"]["disclosure.RequestView.Step"][];
        };
        "kyc.KycEndpoint.All": {
            clients: components["schemas"]["kyc.KycEndpoint.OfClient"][];
            methods: components["schemas"]["kyc.KycEndpoint.OneMethod"][];
        };
        "kyc.KycEndpoint.Client": {
            records: components["schemas"]["kyc.KycEndpoint.OneRecord"][];
            standing: components["schemas"]["kyc.KycEndpoint.OfClient"];
        };
        "kyc.KycEndpoint.Content": {
            acting: components["schemas"]["kyc.KycEndpoint.IdentifiedPerson"];
            address: string;
            authority: string;
            business: string;
            chipDigest: string | null;
            company: string;
            companyDocument: string;
            number: string | null;
            owners: components["schemas"]["kyc.KycEndpoint.IdentifiedPerson"][];
            personDocument: string;
            purpose: string;
        };
        "kyc.KycEndpoint.IdentifiedPerson": {
            address: string;
            /** Format: date */
            born: string;
            name: string;
        };
        "kyc.KycEndpoint.NewRecord": {
            company: string;
            content: components["schemas"]["kyc.KycEndpoint.Content"];
            /** Format: date */
            on: string;
            person: string;
        };
        "kyc.KycEndpoint.OfClient": {
            /** Format: uuid */
            client: string;
            company: string | null;
            keptUntil: string | null;
            name: string;
            needed: boolean;
            on: string | null;
            person: string | null;
            state: string;
        };
        "kyc.KycEndpoint.OneMethod": {
            code: string;
            /** Format: date */
            from: string;
            meeting: string;
            ordinance: string | null;
            subject: string;
            to: string | null;
        };
        "kyc.KycEndpoint.OneRecord": {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            company: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            on: string;
            person: string;
        };
        "kyc.KycEndpoint.Whole": {
            content: components["schemas"]["kyc.KycEndpoint.Content"];
            record: components["schemas"]["kyc.KycEndpoint.OneRecord"];
        };
        "kyc.SuspicionEndpoint.NewNote": {
            text: string;
        };
        "kyc.SuspicionEndpoint.Outcome": {
            reportedOn: string | null;
            text: string;
        };
        "kyc.SuspicionEndpoint.Step": {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            /** Format: uuid */
            note: string;
            on: string | null;
            state: string;
            text: string;
        };
        "message.CorrectionTriesEndpoint.Tried": {
            /** Format: uuid */
            client: string;
            how: string | null;
        };
        "message.HandlingEndpoint.Due": {
            /** Format: date-time */
            at: string;
        };
        "message.HandlingEndpoint.Take": {
            from: string | null;
        };
        "message.InboxEndpoint.Count": {
            unread: number;
        };
        "message.InboxEndpoint.Draft": {
            object: string;
        };
        "message.InboxEndpoint.Earlier": {
            object: string;
            version: number;
        };
        "message.InboxEndpoint.Found": {
            items: components["schemas"]["message.InboxEndpoint.Item"][];
            next: string | null;
        };
        "message.InboxEndpoint.Holder": {
            name: string | null;
            /** Format: uuid */
            person: string;
        };
        "message.InboxEndpoint.Item": {
            answered: boolean;
            arrivedAt: string;
            call: string;
            doneBy: string | null;
            drafts: components["schemas"]["message.InboxEndpoint.Draft"][];
            due: string | null;
            /** Format: uuid */
            id: string;
            mailbox: string | null;
            message: components["schemas"]["message.InboxEndpoint.Message"] | null;
            notes: number;
            recording: components["schemas"]["message.InboxEndpoint.Recording"] | null;
            slip: components["schemas"]["message.InboxEndpoint.Slip"] | null;
            state: string;
            takenBy: components["schemas"]["message.InboxEndpoint.Holder"] | null;
            urgent: boolean;
            wish: string | null;
        };
        "message.InboxEndpoint.Message": {
            earlier: components["schemas"]["message.InboxEndpoint.Earlier"][];
            object: string;
            version: number;
        };
        "message.InboxEndpoint.Page": {
            items: components["schemas"]["message.InboxEndpoint.Item"][];
            unread: number;
        };
        "message.InboxEndpoint.Recording": {
            complete: boolean;
            durationMs: number;
            object: string;
        };
        "message.InboxEndpoint.Search": {
            before: string | null;
            tokens: string[];
        };
        "message.InboxEndpoint.Slip": {
            object: string;
        };
        "message.InboxEndpoint.Waiting": {
            mailbox: string | null;
            unread: number;
        };
        "message.MessageEndpoint.Answer": {
            correctableUntil: string | null;
            message: string;
        };
        "message.MessageEndpoint.NewMessage": {
            /** Format: uuid */
            call: string;
            header: string;
            manifest: string;
            /** Format: uuid */
            object: string;
            own: components["schemas"]["message.MessageEndpoint.Own"] | null;
            payload: string;
            signature: string;
            urgent: boolean;
            words: components["schemas"]["message.MessageEndpoint.Words"] | null;
        };
        "message.MessageEndpoint.Own": {
            header: string;
            recipient: string;
        };
        "message.MessageEndpoint.Released": {
            header: string;
            manifest: string;
            payload: string;
            signature: string;
        };
        "message.MessageEndpoint.Wanted": {
            /** Format: uuid */
            client: string;
        };
        "message.MessageEndpoint.Words": {
            callerName: string | null;
            subject: string | null;
            text: string | null;
        };
        "message.NoteEndpoint.NewNote": {
            company: string;
            /** Format: uuid */
            id: string;
            sealed: string;
            signature: string;
        };
        "message.NoteEndpoint.Note": {
            at: string;
            /** Format: uuid */
            author: string;
            company: string;
            /** Format: uuid */
            id: string;
            name: string | null;
            sealed: string;
            signature: string;
        };
        "message.index.TextIndexEndpoint.Index": {
            erased: string[];
            sealed: string | null;
            signature: string | null;
            /** Format: date-time */
            until: string;
            version: number;
        };
        "message.index.TextIndexEndpoint.NewIndex": {
            before: number;
            /** Format: date-time */
            pruned: string;
            sealed: string;
            signature: string;
        };
        "office.ClientSheet": {
            ended: boolean;
            form: components["schemas"]["office.ClientSheet.Asked"];
            greeting: components["schemas"]["script.Greeting"];
            greetingAudio: boolean;
            hours: components["schemas"]["office.ClientSheet.Times"];
            id: string;
            kana: string;
            keyKind: string;
            name: string;
            noticeAudio: boolean;
            numbers: string[];
            slug: string;
            version: string;
        };
        "office.ClientSheet.Asked": {
            fields: components["schemas"]["office.ClientSheet.AskedField"][];
            version: number;
        };
        "office.ClientSheet.AskedField": {
            hint: components["schemas"]["script.Phrase"] | null;
            key: string;
            kind: string;
            label: components["schemas"]["script.Phrase"];
            max: number;
            options: components["schemas"]["script.Field.Option"][] | null;
            required: boolean;
        };
        "office.ClientSheet.Change": {
            base: string | null;
            form: components["schemas"]["office.ClientSheet.Wanted"] | null;
            greeting: components["schemas"]["script.Greeting"] | null;
            hours: components["schemas"]["office.ClientSheet.Times"] | null;
            kana: string | null;
            keyKind: string | null;
            name: string | null;
            numbers: string[] | null;
        };
        "office.ClientSheet.New": {
            contract: components["schemas"]["contract.Draft"] | null;
            kana: string | null;
            keyKind: string | null;
            name: string | null;
            numbers: string[] | null;
            slug: string | null;
        };
        "office.ClientSheet.Span": {
            /** Format: time */
            from: string;
            /** Format: time */
            to: string;
        };
        "office.ClientSheet.Times": {
            holidays: string[];
            weekly: components["schemas"]["office.ClientSheet.Span"][][];
            zone: string;
        };
        "office.ClientSheet.Wanted": {
            fields: components["schemas"]["office.ClientSheet.WantedField"][] | null;
        };
        "office.ClientSheet.WantedField": {
            key: string | null;
            required: boolean;
        };
        "office.FirstSteps.Done": {
            call: boolean;
            client: boolean;
            clientAdmin: boolean;
            companyKey: boolean;
            confirmed: boolean;
            contract: boolean;
            operator: boolean;
            secondAdmin: boolean;
            trunk: boolean;
        };
        "office.LogEndpoint.Anchors": {
            newest: components["schemas"]["audit.anchor.AnchorRounds.Anchor"] | null;
        };
        "office.OfficeSealEndpoint.Shares": {
            one: string | null;
            two: string | null;
        };
        "office.OfficeSealEndpoint.State": {
            fitted: boolean;
            since: string | null;
        };
        "office.OutsideEndpoint.Outside": {
            stamp: components["schemas"]["audit.anchor.TimestampReader.Seen"];
            witnesses: components["schemas"]["audit.anchor.WitnessReader.Seen"][];
        };
        "office.WitnessEndpoint.Shown": {
            contract: number;
            hours: number;
            witnesses: components["schemas"]["audit.anchor.WitnessReader.Seen"][];
        };
        "people.MemberNotices.Notice": {
            /** Format: date-time */
            at: string;
            kind: string;
            name: string;
        };
        "people.MembershipEndpoint.Confirmed": {
            /** Format: date-time */
            until: string;
        };
        "people.Memberships.Membership": {
            confirmedAt: string | null;
            confirmedBy: string | null;
            due: boolean;
            over: boolean;
            /** Format: date-time */
            until: string;
        };
        "people.OfficePeopleEndpoint.ClientName": {
            id: string;
            name: string;
        };
        "people.OfficePeopleEndpoint.Kind": {
            enough: boolean;
            model: string | null;
            synced: boolean;
        };
        "people.OfficePeopleEndpoint.Listed": {
            client: components["schemas"]["people.OfficePeopleEndpoint.ClientName"] | null;
            disabled: boolean;
            enrolled: boolean;
            id: string;
            kana: string;
            kind: string;
            linkWaits: boolean;
            name: string;
            passkeys: components["schemas"]["people.OfficePeopleEndpoint.Kind"][];
            role: string;
            standing: components["schemas"]["people.StandingView"] | null;
        };
        "people.OfficePeopleEndpoint.Named": {
            name: string | null;
        };
        "people.OfficePeopleEndpoint.NewPerson": {
            client: string | null;
            kana: string | null;
            kind: string | null;
            name: string | null;
            role: string | null;
        };
        "people.OfficePeopleEndpoint.NewRole": {
            role: string | null;
        };
        "people.OfficePeopleEndpoint.Offered": {
            /** Format: date-time */
            expiresAt: string;
            url: string;
            waits: boolean;
        };
        "people.StandingView": {
            due: boolean;
            engagement: components["schemas"]["people.StandingView.EngagementView"] | null;
            grantedBy: string | null;
            leaves: string | null;
            orphan: boolean;
            roleUntil: string | null;
            starts: string | null;
            /** @enum {unknown} */
            state: "ACTING" | "DISABLED" | "NOT_STARTED" | "LEFT" | "UNCONFIRMED";
            version: string | null;
        };
        "people.StandingView.EngagementView": {
            employer: string;
            hours: string;
            kind: string;
            number: string;
            place: string;
            site: string;
            unit: string;
        };
        "people.group.GroupsEndpoint.All": {
            clients: components["schemas"]["people.group.GroupsEndpoint.OfClient"][];
            groups: components["schemas"]["people.group.GroupsEndpoint.Group"][];
        };
        "people.group.GroupsEndpoint.Assigned": {
            base: string | null;
            groups: components["schemas"]["people.group.GroupsEndpoint.Wanted"];
        };
        "people.group.GroupsEndpoint.Group": {
            /** Format: uuid */
            id: string;
            members: string[];
            name: string;
            version: string;
        };
        "people.group.GroupsEndpoint.NewGroup": {
            base: string | null;
            members: string[];
            name: string;
        };
        "people.group.GroupsEndpoint.OfClient": {
            /** Format: uuid */
            client: string;
            groups: components["schemas"]["people.group.GroupsEndpoint.Wanted"];
            version: string;
        };
        "people.group.GroupsEndpoint.Wanted": {
            after: number;
            overflow: string | null;
            own: string | null;
        };
        "people.hr.HrImport.Outcome": {
            done: boolean;
            missing: string[];
            rows: components["schemas"]["people.hr.HrImport.Row"][];
        };
        "people.hr.HrImport.Row": {
            line: number;
            name: string;
            /** @enum {unknown} */
            what: "NEW" | "CHANGED" | "SAME" | "WRONG";
            wrong: string | null;
        };
        "people.hr.RegistryEndpoint.Confirmed": {
            /** Format: date-time */
            until: string;
        };
        "people.hr.RegistryEndpoint.Entered": {
            base: string | null;
            employer: string | null;
            hours: string | null;
            kind: string | null;
            leaves: string | null;
            number: string | null;
            place: string | null;
            site: string | null;
            starts: string | null;
            unit: string | null;
        };
        "people.hr.RegistryEndpoint.ListFile": {
            apply: boolean;
            csv: string | null;
        };
        "people.hr.RegistryEndpoint.RoleView": {
            may: ("ANYONE" | "SIGNED_IN" | "ANSWER_CALLS" | "REVIEW" | "SEE_PEOPLE" | "REGISTER_PEOPLE" | "END_ACCESS" | "GRANT_ACCESS" | "MANAGE_OFFICE" | "WATCH" | "READ_EVIDENCE" | "SEE_PLACES" | "INSPECT_PLACES" | "KYC" | "FOLLOW_DELIVERIES" | "PROVISION" | "READ_OWN" | "OPEN_KEYS" | "READ_LOG" | "MANAGE_KEYS" | "SIGN_CONTRACT" | "SET_OWN" | "SET_ANSWERING" | "DECIDE_REQUESTS" | "EXPORT_OWN")[];
            role: string;
            staff: boolean;
            twoPeople: boolean;
        };
        "people.hr.RegistryEndpoint.Roles": {
            days: number;
            roles: components["schemas"]["people.hr.RegistryEndpoint.RoleView"][];
            rules: components["schemas"]["people.hr.RegistryEndpoint.Rule"][];
        };
        "people.hr.RegistryEndpoint.Rule": {
            anywhere: string[];
            inTheUnit: string[];
            role: string;
        };
        "people.place.WorkplaceEndpoint.Found": {
            clear: boolean;
            found: string | null;
            place: string | null;
        };
        "people.place.WorkplaceEndpoint.Mine": {
            home: boolean;
            items: string[];
            stated: boolean;
            version: number;
        };
        "people.place.WorkplaceEndpoint.Stated": {
            items: string[] | null;
            place: string | null;
            version: number;
        };
        "people.place.Workplaces.All": {
            inspections: components["schemas"]["people.place.Workplaces.Inspection"][];
            statements: components["schemas"]["people.place.Workplaces.Statement"][];
        };
        "people.place.Workplaces.Inspection": {
            /** Format: date-time */
            at: string;
            clear: boolean;
            found: string;
            name: string;
            person: string;
            place: string;
        };
        "people.place.Workplaces.Statement": {
            /** Format: date-time */
            at: string;
            name: string;
            person: string;
            place: string;
            version: number;
        };
        "people.privilege.BreakGlass.Sheet": {
            code: string;
            /** Format: uuid */
            id: string;
        };
        "people.privilege.BreakGlassEndpoint.Opened": {
            /** Format: date-time */
            expiresAt: string;
            url: string;
        };
        "people.privilege.BreakGlassEndpoint.Pair": {
            first: string;
            id: string;
            /** Format: date-time */
            madeAt: string;
            mine: boolean;
            second: string | null;
            until: string | null;
            usedAt: string | null;
        };
        "people.privilege.BreakGlassEndpoint.Sheets": {
            first: string | null;
            second: string | null;
        };
        "people.privilege.BreakGlassEndpoint.State": {
            newest: components["schemas"]["people.privilege.BreakGlassEndpoint.Pair"] | null;
            ready: boolean;
        };
        "people.privilege.PrivilegesEndpoint.Limits": {
            leastMinutes: number;
            mostMinutes: number;
            reason: number;
            ticket: number;
            usualMinutes: number;
        };
        "people.privilege.PrivilegesEndpoint.Sheet": {
            alone: boolean;
            database: boolean;
            limits: components["schemas"]["people.privilege.PrivilegesEndpoint.Limits"];
            privileges: components["schemas"]["people.privilege.PrivilegesEndpoint.View"][];
        };
        "people.privilege.PrivilegesEndpoint.View": {
            alone: boolean;
            /** Format: date-time */
            askedAt: string;
            client: string | null;
            id: string;
            kind: string;
            mayDecide: boolean;
            mine: boolean;
            minutes: number;
            person: string;
            reason: string;
            second: string | null;
            /** @enum {unknown} */
            state: "WAITS" | "OPEN" | "REFUSED" | "LAPSED" | "OVER" | "ENDED";
            ticket: string;
            until: string | null;
        };
        "people.privilege.PrivilegesEndpoint.Waiting": {
            waiting: number;
        };
        "people.privilege.PrivilegesEndpoint.Wanted": {
            client: string | null;
            kind: string | null;
            minutes: number | null;
            reason: string | null;
            ticket: string | null;
        };
        "people.privilege.PrivilegesEndpoint.Word": {
            open: boolean;
        };
        "people.privilege.SupportEndpoint.Look": {
            id: string;
            mayOpen: boolean;
            minutes: number;
            person: string;
            reason: string;
            ticket: string;
            until: string | null;
        };
        "people.privilege.SupportEndpoint.Word": {
            open: boolean;
        };
        "people.token.ApiTokensEndpoint.Sheet": {
            mostDays: number;
            nameLimit: number;
            tokens: components["schemas"]["people.token.ApiTokensEndpoint.View"][];
            usualDays: number;
        };
        "people.token.ApiTokensEndpoint.Shown": {
            /** Format: date-time */
            endsAt: string;
            id: string;
            token: string;
            waits: boolean;
        };
        "people.token.ApiTokensEndpoint.View": {
            confirmedBy: string | null;
            /** Format: date-time */
            endsAt: string;
            id: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            mayConfirm: boolean;
            name: string;
            scope: string;
            /** @enum {unknown} */
            state: "WORKS" | "WAITS" | "STOPPED" | "EXPIRED" | "ENDED";
            usedOn: string | null;
        };
        "people.token.ApiTokensEndpoint.Wanted": {
            days: number | null;
            name: string | null;
            scope: string | null;
        };
        "probe.ProbeEndpoint.Page": {
            afterStartSeconds: number;
            daily: string;
            expired: boolean;
            /** Format: date-time */
            next: string;
            running: number | null;
            runs: components["schemas"]["probe.ProbeEndpoint.Ran"][];
            seen: components["schemas"]["probe.ProbeEndpoint.Seen"][];
        };
        "probe.ProbeEndpoint.Ran": {
            /** Format: date-time */
            began: string;
            /** Format: date-time */
            ended: string;
            known: number;
            notRefused: number;
            notTried: number;
            refused: number;
        };
        "probe.ProbeEndpoint.Seen": {
            /** Format: date-time */
            at: string;
            attempt: string;
            came: string;
            expected: string;
            millis: number;
            outcome: string;
            target: string;
            way: string;
        };
        "probe.ProbeEndpoint.Summary": {
            at: string | null;
            expired: boolean;
            ways: components["schemas"]["probe.ProbeResults.Sum"][];
        };
        "probe.ProbeResults.Sum": {
            known: number;
            notRefused: number;
            notTried: number;
            refused: number;
            way: string;
        };
        "quality.ApprovalEndpoint.Agreed": {
            clause: string;
            days: number;
            terms: string;
        };
        "quality.ApprovalEndpoint.Approvals": {
            agreed: components["schemas"]["quality.ApprovalEndpoint.Agreed"] | null;
            approvals: components["schemas"]["quality.ApprovalEndpoint.Approved"][];
        };
        "quality.ApprovalEndpoint.Approved": {
            /** Format: date-time */
            at: string;
            by: string;
            id: string;
            reviewer: string;
            standing: string;
            to: string;
        };
        "quality.ApprovalEndpoint.Made": {
            id: string;
        };
        "quality.ApprovalEndpoint.NewApproval": {
            signature: string;
            statement: string;
        };
        "quality.GivingEndpoint.Given": {
            by: string | null;
            clause: string | null;
            /** Format: date-time */
            givenAt: string;
            id: string;
            kind: string;
            object: string;
            reviewer: string;
            standing: string;
            to: string;
            /** Format: date-time */
            until: string;
        };
        "quality.GivingEndpoint.Made": {
            id: string;
        };
        "quality.GivingEndpoint.NewHeader": {
            header: string;
            n: number;
            signature: string;
            statement: string;
        };
        "quality.GivingEndpoint.NewReview": {
            headers: components["schemas"]["quality.GivingEndpoint.NewHeader"][];
            object: string;
            /** Format: uuid */
            reviewer: string;
        };
        "quality.GivingEndpoint.Reviewer": {
            fingerprint: string;
            name: string;
            person: string;
            signature: string;
            statement: string;
        };
        "quality.GivingEndpoint.Reviewers": {
            allowed: boolean;
            reviewers: components["schemas"]["quality.GivingEndpoint.Reviewer"][];
        };
        "quality.ReviewEndpoint.Box": {
            chain: string;
            id: string;
        };
        "quality.ReviewEndpoint.Given": {
            client: string;
            clientId: string;
            /** Format: date-time */
            givenAt: string;
            id: string;
            kind: string;
            object: string;
            /** Format: date-time */
            sealedAt: string;
            to: string;
            /** Format: date-time */
            until: string;
        };
        "quality.ReviewEndpoint.Key": {
            epoch: number;
            fingerprint: string;
            unlocks: components["schemas"]["quality.ReviewEndpoint.Unlock"][];
        };
        "quality.ReviewEndpoint.Mine": {
            key: components["schemas"]["quality.ReviewEndpoint.Key"] | null;
        };
        "quality.ReviewEndpoint.NewKey": {
            signature: string;
            statement: string;
            unlocks: components["schemas"]["quality.ReviewEndpoint.NewUnlock"][];
        };
        "quality.ReviewEndpoint.NewUnlock": {
            blob: string;
            credentialId: string | null;
            method: string;
        };
        "quality.ReviewEndpoint.Released": {
            approval: components["schemas"]["quality.ReviewEndpoint.Word"] | null;
            chain: string;
            complete: boolean;
            kind: string;
            mailbox: components["schemas"]["quality.ReviewEndpoint.Box"] | null;
            manifest: string;
            segments: components["schemas"]["quality.ReviewEndpoint.Segment"][];
            signature: string;
        };
        "quality.ReviewEndpoint.Remade": {
            signature: string;
            statement: string;
        };
        "quality.ReviewEndpoint.Segment": {
            header: string;
            length: number;
            n: number;
            remade: components["schemas"]["quality.ReviewEndpoint.Remade"];
            startMs: number;
        };
        "quality.ReviewEndpoint.Unlock": {
            blob: string;
            credentialId: string | null;
            /** Format: uuid */
            id: string;
            method: string;
        };
        "quality.ReviewEndpoint.Word": {
            signature: string;
            statement: string;
        };
        "retention.ErasedEndpoint.Answer": {
            /** Format: date-time */
            erased: string;
            kind: string;
            left: number;
            /** Format: date-time */
            unreadable: string;
        };
        "retention.OfficeRetentionEndpoint.OfClient": {
            /** Format: uuid */
            client: string;
            end: components["schemas"]["retention.RetentionView.End"] | null;
            erased: number;
            held: number;
            kept: number;
            name: string;
            open: number;
            overdue: number;
        };
        "retention.RetentionView": {
            agreed: boolean;
            certificates: components["schemas"]["retention.RetentionView.Certificate"][];
            contract: number;
            delayHours: number;
            end: components["schemas"]["retention.RetentionView.End"] | null;
            holds: components["schemas"]["retention.RetentionView.OneHold"][];
            kinds: components["schemas"]["retention.RetentionView.Kind"][];
            open: components["schemas"]["retention.RetentionView.Open"][];
            overdue: number;
        };
        "retention.RetentionView.Certificate": {
            bytes: number;
            digest: string;
            /** Format: date-time */
            madeAt: string;
            n: number;
            things: number;
            whole: boolean;
        };
        "retention.RetentionView.End": {
            accountsUntil: string | null;
            closedAt: string | null;
            contractUntil: string | null;
            ended: boolean;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            eraseAt: string;
            kycUntil: string | null;
            reason: string;
            receivedAt: string | null;
            /** Format: date-time */
            returnBy: string;
            side: string;
        };
        "retention.RetentionView.Kind": {
            days: number;
            erased: number;
            held: number;
            kept: number;
            kind: string;
            next: string | null;
            overdue: number;
        };
        "retention.RetentionView.OneHold": {
            agreed: number;
            approvers: number;
            /** Format: date-time */
            askedAt: string;
            call: string | null;
            endBefore: string | null;
            endMine: boolean;
            /** Format: uuid */
            id: string;
            mine: boolean;
            reason: string;
            state: string;
            /** Format: date-time */
            until: string;
        };
        "retention.RetentionView.Open": {
            /** Format: date-time */
            decidedAt: string;
            found: string;
            kind: string;
            things: number;
        };
        "retention.hold.HoldBody": {
            call: string | null;
            reason: string | null;
            until: string | null;
        };
        "script.Field.Option": {
            label: components["schemas"]["script.Phrase"];
            value: string;
        };
        "script.Greeting": {
            en: string;
            ja: string;
            kana: string;
        };
        "script.Handling": {
            callback: boolean;
            choiceSeconds: number | null;
            /** @enum {unknown} */
            closed: "ANSWER" | "ANNOUNCE" | "VOICEMAIL";
            refuseAnonymous: boolean;
            voicemail: boolean;
            voicemailSeconds: number;
        };
        "script.Phrase": {
            en: string;
            ja: string;
        };
        "script.YearEnd": {
            from: number;
            to: number;
        };
        "script.calendar.Holidays.Named": {
            /** Format: date */
            date: string;
            name: string;
        };
        "signin.CurrentUserView": {
            accessEnds: string | null;
            bound: boolean;
            client: components["schemas"]["signin.CurrentUserView.Company"] | null;
            csrf: string | null;
            demo: boolean;
            /** Format: date-time */
            ends: string;
            idleMinutes: number;
            kana: string;
            kind: string;
            may: ("ANYONE" | "SIGNED_IN" | "ANSWER_CALLS" | "REVIEW" | "SEE_PEOPLE" | "REGISTER_PEOPLE" | "END_ACCESS" | "GRANT_ACCESS" | "MANAGE_OFFICE" | "WATCH" | "READ_EVIDENCE" | "SEE_PLACES" | "INSPECT_PLACES" | "KYC" | "FOLLOW_DELIVERIES" | "PROVISION" | "READ_OWN" | "OPEN_KEYS" | "READ_LOG" | "MANAGE_KEYS" | "SIGN_CONTRACT" | "SET_OWN" | "SET_ANSWERING" | "DECIDE_REQUESTS" | "EXPORT_OWN")[];
            name: string;
            notices: components["schemas"]["people.MemberNotices.Notice"][];
            /** Format: date-time */
            now: string;
            passkeyChanges: components["schemas"]["signin.PasskeyChanges.Change"][];
            person: string;
            role: string;
            secondsLeft: number;
            unfamiliar: components["schemas"]["access.session.KnownBrowsers.Unfamiliar"][];
        };
        "signin.CurrentUserView.Company": {
            id: string;
            name: string;
            slug: string;
        };
        "signin.PasskeyChanges.Change": {
            /** Format: date-time */
            at: string;
            device: string;
            here: boolean;
            kind: string;
        };
        "signin.ProviderEndpoint.Back": {
            code: string | null;
            iss: string | null;
            key: string | null;
            state: string | null;
        };
        "signin.ProviderEndpoint.Linked": {
            /** Format: date-time */
            at: string;
            issuer: string;
            used: string | null;
        };
        "signin.ProviderEndpoint.Offered": {
            office: boolean;
        };
        "signin.ProviderEndpoint.OnTop": {
            onTop: string | null;
            passkey: components["schemas"]["signin.SignInEndpoint.SignIn"] | null;
        };
        "signin.ProviderEndpoint.Own": {
            linked: components["schemas"]["signin.ProviderEndpoint.Linked"] | null;
            offered: boolean;
        };
        "signin.ProviderEndpoint.Wish": {
            with: string | null;
        };
        "signin.ProviderSignIn.Begun": {
            address: string;
            key: string;
            state: string;
        };
        "signin.SessionsEndpoint.All": {
            sessions: components["schemas"]["signin.SessionsEndpoint.Own"][];
        };
        "signin.SessionsEndpoint.Key": {
            /** Format: date-time */
            added: string;
            model: string | null;
            name: string;
            synced: boolean;
            transports: string;
            used: string | null;
        };
        "signin.SessionsEndpoint.Keys": {
            passkeys: components["schemas"]["signin.SessionsEndpoint.Key"][];
        };
        "signin.SessionsEndpoint.Own": {
            /** Format: date-time */
            began: string;
            bound: boolean;
            device: string;
            /** Format: date-time */
            ends: string;
            here: boolean;
            how: string;
            id: string;
            idle: boolean;
            /** Format: date-time */
            seen: string;
        };
        "signin.SignInEndpoint.Descriptor": {
            id: string;
            type: string;
        };
        "signin.SignInEndpoint.Enrolment": {
            attestationObject: string | null;
            ceremony: string | null;
            clientDataJSON: string | null;
            credentialId: string | null;
            kana: string | null;
            name: string | null;
            token: string | null;
            transports: string[] | null;
        };
        "signin.SignInEndpoint.EnrolmentOptions": {
            ceremony: string;
            needs: string;
            person: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Invited"];
            prfSalt: string;
            publicKey: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.ToCreate"];
        };
        "signin.SignInEndpoint.EnrolmentOptions.ClientName": {
            name: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Invited": {
            client: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.ClientName"] | null;
            first: boolean;
            kind: string;
            name: string;
            role: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Parameter": {
            alg: number;
            type: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Rp": {
            id: string;
            name: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Selection": {
            residentKey: string;
            userVerification: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.ToCreate": {
            attestation: string;
            authenticatorSelection: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Selection"];
            challenge: string;
            excludeCredentials: components["schemas"]["signin.SignInEndpoint.Descriptor"][];
            pubKeyCredParams: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Parameter"][];
            rp: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Rp"];
            timeout: number;
            user: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.User"];
        };
        "signin.SignInEndpoint.EnrolmentOptions.User": {
            displayName: string;
            id: string;
            name: string;
        };
        "signin.SignInEndpoint.EnrolmentToken": {
            token: string | null;
        };
        "signin.SignInEndpoint.SignIn": {
            authenticatorData: string | null;
            ceremony: string | null;
            clientDataJSON: string | null;
            credentialId: string | null;
            signature: string | null;
            userHandle: string | null;
        };
        "signin.SignInEndpoint.SignInOptions": {
            ceremony: string;
            prfSalt: string;
            publicKey: components["schemas"]["signin.SignInEndpoint.SignInOptions.ToGet"];
        };
        "signin.SignInEndpoint.SignInOptions.ToGet": {
            allowCredentials: components["schemas"]["signin.SignInEndpoint.Descriptor"][];
            challenge: string;
            rpId: string;
            timeout: number;
            userVerification: string;
        };
        "signin.SignInEndpoint.SignOut": {
            everywhere: boolean;
        };
        "signin.guard.CopyAttempts.Tried": {
            how: string | null;
        };
        "signin.oidc.OwnProviderEndpoint.Seen": {
            back: string;
            provider: components["schemas"]["signin.oidc.OwnProviderEndpoint.Shown"] | null;
        };
        "signin.oidc.OwnProviderEndpoint.Shown": {
            acr: string;
            amr: string;
            clientId: string;
            issuer: string;
            secret: boolean;
        };
        "signin.oidc.OwnProviderEndpoint.Wanted": {
            acr: string | null;
            amr: string | null;
            clientId: string | null;
            issuer: string | null;
            secret: string | null;
        };
        "vault.ExitPackEndpoint.Ready": {
            erased: number;
            /** Format: uuid */
            id: string;
            logged: number;
        };
        "vault.HeaderRenewalEndpoint.InHand": {
            at: number;
            payload: string | null;
            released: components["schemas"]["vault.ObjectEndpoint.Released"];
        };
        "vault.HeaderRenewalEndpoint.NewHeader": {
            header: string;
            n: number;
            signature: string;
            statement: string;
        };
        "vault.HeaderRenewalEndpoint.NewHeaders": {
            objects: components["schemas"]["vault.HeaderRenewalEndpoint.Remade"][];
        };
        "vault.HeaderRenewalEndpoint.Refused": {
            refused: number[];
        };
        "vault.HeaderRenewalEndpoint.Remade": {
            headers: components["schemas"]["vault.HeaderRenewalEndpoint.NewHeader"][];
            object: string;
            tokens: components["schemas"]["vault.TokensEndpoint.NewTokens"] | null;
        };
        "vault.HeaderRenewalEndpoint.Several": {
            done: number[];
            missing: number[];
            released: components["schemas"]["vault.HeaderRenewalEndpoint.InHand"][];
        };
        "vault.HeaderRenewalEndpoint.Stale": {
            objects: string[];
            total: number;
        };
        "vault.HeaderRenewalEndpoint.Wanted": {
            objects: string[];
        };
        "vault.ObjectEndpoint.Released": {
            complete: boolean;
            kind: string;
            manifest: string;
            segments: components["schemas"]["vault.ObjectEndpoint.Segment"][];
            signature: string;
            versions: components["schemas"]["vault.ObjectEndpoint.Version"][];
        };
        "vault.ObjectEndpoint.Remade": {
            signature: string;
            statement: string;
        };
        "vault.ObjectEndpoint.Segment": {
            company: string;
            header: string;
            length: number;
            n: number;
            remade: components["schemas"]["vault.ObjectEndpoint.Remade"] | null;
            startMs: number;
        };
        "vault.ObjectEndpoint.Stated": {
            what: string | null;
        };
        "vault.ObjectEndpoint.Version": {
            manifest: string;
            signature: string;
        };
        "vault.ObjectEndpoint.Wanted": {
            purpose: string | null;
        };
        "vault.TokensEndpoint.NewTokens": {
            company: string;
            tokens: string[];
        };
        "vault.TokensEndpoint.Openable": {
            id: string;
            indexed: boolean;
            kind: string;
        };
        "vault.TokensEndpoint.Openables": {
            indexed: number;
            objects: components["schemas"]["vault.TokensEndpoint.Openable"][];
            total: number;
        };
        "watch.AccessFootprintEndpoint.InLog": {
            /** Format: uuid */
            actor: string;
            client: string | null;
            touched: components["schemas"]["audit.reading.AccessedObject"][];
            whole: boolean;
        };
        "watch.AccessFootprintEndpoint.Own": {
            calls: number;
            touched: components["schemas"]["audit.reading.AccessedObject"][];
            whole: boolean;
        };
        "watch.AlarmsEndpoint.Looked": {
            alarms: string[] | null;
        };
        "watch.WatchEndpoint.Raised": {
            actor: string | null;
            client: string | null;
            entries: number[];
            key: string;
            person: components["schemas"]["watch.WatchEndpoint.Staff"] | null;
            rule: string;
            times: number;
        };
        "watch.WatchEndpoint.Shown": {
            alarms: components["schemas"]["watch.WatchEndpoint.Raised"][];
            /** Format: date */
            day: string;
            entries: number;
            openQuestions: number;
            over: boolean;
            rules: string[];
            signed: components["schemas"]["watch.WatchEndpoint.Signed"] | null;
            /** Format: date */
            today: string;
            version: string;
            whole: boolean;
        };
        "watch.WatchEndpoint.Signature": {
            note: string | null;
            version: string;
        };
        "watch.WatchEndpoint.Signed": {
            alarms: number;
            /** Format: date-time */
            at: string;
            by: string;
            note: string;
        };
        "watch.WatchEndpoint.Staff": {
            id: string;
            name: string;
        };
        "watch.question.OfficeQuestionsEndpoint.All": {
            open: number;
            questions: components["schemas"]["watch.question.OfficeQuestionsEndpoint.Shown"][];
        };
        "watch.question.OfficeQuestionsEndpoint.Answering": {
            name: boolean | null;
            text: string | null;
        };
        "watch.question.OfficeQuestionsEndpoint.Shown": {
            answer: string | null;
            answeredAt: string | null;
            /** Format: date-time */
            at: string;
            by: string;
            client: string;
            /** Format: uuid */
            id: string;
            index: number;
            kind: string;
            leaf: string;
            named: boolean;
            text: string;
        };
        "watch.question.QuestionsEndpoint.All": {
            open: number;
            questions: components["schemas"]["watch.question.QuestionsEndpoint.Shown"][];
        };
        "watch.question.QuestionsEndpoint.Asking": {
            kind: string | null;
            text: string | null;
        };
        "watch.question.QuestionsEndpoint.Shown": {
            answer: string | null;
            answeredAt: string | null;
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: uuid */
            id: string;
            index: number;
            kind: string;
            name: string | null;
            text: string;
        };
        "watch.watchlist.WatchedCallersEndpoint.Adding": {
            label: string | null;
            number: string | null;
            person: string | null;
            why: string | null;
        };
        "watch.watchlist.WatchedCallersEndpoint.Shown": {
            /** Format: date-time */
            addedAt: string;
            /** Format: uuid */
            id: string;
            label: string;
            person: string | null;
            why: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
