// Written by `npm run types` from docs/openapi.json; not edited by hand.
export interface paths {
    "/api/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this record is and where to begin */
        get: operations["about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrangements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The arrangements on record */
        get: operations["arrangements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrangements/{arrangement}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How one arrangement stands at a moment */
        post: operations["standing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrangements/{arrangement}/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The windows of one arrangement in a period */
        post: operations["windows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry of the ledger with its proof */
        get: operations["entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export/geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Areas and places of a moment as GeoJSON */
        post: operations["export_geojson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export/ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The hours of a period as iCalendar */
        post: operations["export_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/in-force": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was arranged at a place and a moment */
        post: operations["in_force"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/movements/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a movement fits the hours and notices on record */
        post: operations["check_movement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What holds at a moment, as known then */
        post: operations["picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Named points, and places known or notified */
        get: operations["places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proof-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that a stranger needs to check an answer offline */
        post: operations["proof_pack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statements/{statement}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One statement, its way to us and its entries */
        get: operations["statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A lane for each claimant over a period */
        post: operations["timeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AboutShape */
        AboutShape: {
            basis: string;
            bounds: [
                number,
                number,
                number,
                number
            ] | null;
            exercise: boolean;
            languages: string[];
            law: string;
            ledger_size: number;
            local_zone: string;
            name: string;
            origin: string;
            presets: components["schemas"]["PresetShape"][];
            reconstructed: string | null;
            title: string;
            tries: string[];
            version: string;
            zone_data: string;
            zone_name: string;
            zone_offsets: components["schemas"]["ZoneOffsetShape"][];
        };
        /** AllegationShape */
        AllegationShape: {
            by: string;
            text: string;
        };
        /** AllReadShape */
        AllReadShape: {
            missing: string[];
            number: number;
            of: number;
            words: string;
        };
        /** AreaFeatureShape */
        AreaFeatureShape: {
            geometry: components["schemas"]["GeometryShape"];
            id: string;
            properties: components["schemas"]["AreaPropertiesShape"];
            /** @constant */
            type: "Feature";
        };
        /** AreaPropertiesShape */
        AreaPropertiesShape: {
            accuracy_m: number;
            /** @enum {string} */
            answer: "yes" | "no" | "cannot_be_told";
            arrangement_id: string | null;
            distance_m: number | null;
            drawn_by_us: boolean;
            id: string;
            /** @enum {string} */
            kind: "corridor" | "arrangement_area";
            name: string;
            points: components["schemas"]["PointShape"][];
            standing: string;
            standing_words: string;
            users: string | null;
            users_words: string | null;
            /** @enum {null|string} */
            where: "inside" | "outside" | "uncertain" | "unplaced" | null;
        };
        /** AreaShape */
        AreaShape: {
            accuracy_m: number | null;
            distance_m: number | null;
            /** @enum {null|string} */
            where: "inside" | "outside" | "uncertain" | "unplaced" | null;
            words: string;
        };
        /** AreasShape */
        AreasShape: {
            features: components["schemas"]["AreaFeatureShape"][];
            /** @constant */
            type: "FeatureCollection";
        };
        /** ArrangementShape */
        ArrangementShape: {
            /** @enum {string} */
            answer: "yes" | "no" | "cannot_be_told";
            area: components["schemas"]["AreaShape"];
            bound: components["schemas"]["BoundShape"][];
            claims: components["schemas"]["ClaimShape"][];
            conditions: string[];
            countdown: components["schemas"]["CountdownShape"] | null;
            ended_minutes_ago: number | null;
            evidence: components["schemas"]["EvidenceShape"][];
            exclusions: string[];
            id: string;
            kinds: components["schemas"]["KindShape"][];
            /** @enum {string} */
            mutual: "yes" | "no" | "cannot_be_told";
            next_window: components["schemas"]["WindowShape"] | null;
            now: components["schemas"]["NowShape"] | null;
            positions: components["schemas"]["PositionShape"][];
            /** @enum {string} */
            relevance: "here" | "elsewhere" | "old" | "over";
            sentence: string;
            settle: string[];
            sources: components["schemas"]["SourceShape"][];
            standing: string;
            standing_words: string;
            title: string;
            undertakings: string[];
            why: string[];
        };
        /** AskedShape */
        AskedShape: {
            at: string;
            basis: string;
            check_again: string;
            exercise: boolean;
            freshness: components["schemas"]["FreshnessShape"];
            known_at: string;
            /** @enum {string} */
            known_precision: "instant" | "day";
            ledger_size: number;
            reconstructed: string | null;
            zone_data: string;
        };
        /** AssessmentShape */
        AssessmentShape: {
            /** @enum {string} */
            area: "inside" | "outside" | "uncertain" | "unplaced";
            arrangement_id: string;
            if_exact: string | null;
            /** @enum {string} */
            overall: "inside" | "outside" | "uncertain" | "unplaced";
            /** @enum {string} */
            time: "inside" | "outside" | "uncertain" | "unplaced";
            title: string;
            why: string;
        };
        /** BarShape */
        BarShape: {
            arrangement_id: string;
            claim_id: string;
            end: string;
            label: string;
            lane_row: number;
            open_end: boolean;
            reading: string | null;
            start: string;
            style: string;
        };
        /** BoundShape */
        BoundShape: {
            /** @enum {string} */
            answer: "yes" | "no" | "cannot_be_told";
            is_required: boolean;
            name: string;
            party: string;
            /** @enum {string} */
            runs: "yes" | "no" | "cannot_be_told";
            statement_ids: string[];
            to: string[];
            why: string;
            why_code: string;
        };
        /** CalendarBody */
        CalendarBody: {
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            at: string;
            /**
             * @description `public`, `recorded` or `party:ID`; null: what suits the record
             * @example public
             */
            basis?: string | null;
            /**
             * Format: date-time
             * @description An instant, as `at` is written
             * @example 2016-08-12T00:00:00Z
             */
            end?: string | null;
            /**
             * @description An instant, or a day, of which the end is meant; null: the moment itself
             * @example 2016-08-09
             */
            known_at?: string | null;
            /**
             * @description The language of every word: `en` or `ar`
             * @default en
             * @example en
             * @enum {string}
             */
            lang: "en" | "ar";
            /**
             * Format: date-time
             * @description An instant, as `at` is written
             * @example 2016-08-12T00:00:00Z
             */
            start?: string | null;
            /**
             * @description [lon, lat] in degrees (WGS 84)
             * @example [
             *       37.144,
             *       36.194
             *     ]
             */
            where?: [
                number,
                number
            ] | null;
        };
        /** CheckBody */
        CheckBody: {
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            at: string;
            /**
             * @description `public`, `recorded` or `party:ID`; null: what suits the record
             * @example public
             */
            basis?: string | null;
            /**
             * @description An instant, or a day, of which the end is meant; null: the moment itself
             * @example 2016-08-09
             */
            known_at?: string | null;
            /**
             * @description The language of every word: `en` or `ar`
             * @default en
             * @example en
             * @enum {string}
             */
            lang: "en" | "ar";
            /** @description An id on record */
            movement: string;
        };
        /** ClaimedWindowShape */
        ClaimedWindowShape: {
            claim: string | null;
            claimants: string[];
            end: string;
            end_local: string;
            reading: string | null;
            start: string;
            start_local: string;
            status: string;
        };
        /** ClaimShape */
        ClaimShape: {
            claimants: components["schemas"]["PartyShape"][];
            /** @enum {string} */
            covers: "yes" | "no" | "cannot_be_told";
            id: string;
            readings: components["schemas"]["ReadingShape"][];
            scope: string;
            what: string;
        };
        /** CorridorShape */
        CorridorShape: {
            accuracy_m: number;
            announced: string;
            arrangement_id: string | null;
            distance_m: number | null;
            drawn_by_us: boolean;
            id: string;
            name: string;
            users: string;
            users_words: string;
            /** @enum {null|string} */
            where: "inside" | "outside" | "uncertain" | "unplaced" | null;
        };
        /** CountdownShape */
        CountdownShape: {
            minutes: number;
            to: string;
            why: string;
        };
        /** EntryShape */
        EntryShape: {
            assurance: string;
            based_on: {
                [key: string]: number;
            };
            checkpoint: string;
            inclusion: string[];
            index: number;
            leaf_hash: string;
            previous: number | null;
            reason: string;
            recorded_at: string;
            recorded_by: string;
            root: string;
            size: number;
            subject: string;
            type: string;
            version: number;
        };
        /** EvidenceShape */
        EvidenceShape: {
            entry: number;
            subject: string;
            version: number;
        };
        /** FindingShape */
        FindingShape: {
            check: string;
            path: string;
            remedy: string;
            severity: string;
            source: string;
            summary: string;
        };
        /** FreshnessShape */
        FreshnessShape: {
            source: string;
            value: string;
        };
        /** GapShape */
        GapShape: {
            end: string;
            label: string;
            minutes: number;
            parties: string[];
            start: string;
        };
        /** GeometryShape */
        GeometryShape: {
            coordinates: unknown[];
            /** @enum {string} */
            type: "Polygon" | "MultiPolygon";
        };
        /** IncidentShape */
        IncidentShape: {
            allegations: components["schemas"]["AllegationShape"][];
            assessment: components["schemas"]["AssessmentShape"][];
            attribution: string;
            end: string;
            id: string;
            kind: string;
            observation: string;
            place: components["schemas"]["PlaceAtShape"] | null;
            precision: string;
            sources: components["schemas"]["SourceShape"][];
            start: string;
        };
        /** InForceShape */
        InForceShape: {
            arrangements: components["schemas"]["ArrangementShape"][];
            asked: components["schemas"]["AskedShape"];
            corridors: components["schemas"]["CorridorShape"][];
            sentence: string;
            settle: string[];
            unplaced: components["schemas"]["UnplacedShape"][];
            where: {
                [key: string]: unknown;
            };
        };
        /** InstantShape */
        InstantShape: {
            local: string;
            utc: string;
        };
        /** KindShape */
        KindShape: {
            by: string[];
            said: string;
        };
        /** LaneShape */
        LaneShape: {
            bars: components["schemas"]["BarShape"][];
            claimant: string;
            name: string;
        };
        /** MarkShape */
        MarkShape: {
            at: string;
            id: string;
            label: string;
            precision: string;
        };
        /** MomentShape */
        MomentShape: {
            earliest: string;
            latest: string;
            precision: string;
            words: string;
        };
        /** MovementCheckShape */
        MovementCheckShape: {
            all_read: components["schemas"]["AllReadShape"];
            asked: components["schemas"]["AskedShape"];
            departure: components["schemas"]["InstantShape"] | null;
            exercise: boolean;
            findings: components["schemas"]["FindingShape"][];
            /** @enum {string} */
            fits: "yes" | "no" | "cannot_be_told";
            has_blocker: boolean;
            id: string;
            latest_departure: components["schemas"]["InstantShape"] | null;
            limit: components["schemas"]["InstantShape"] | null;
            margin_minutes: number | null;
            minutes_missing: number | null;
            name: string;
            sentence: string;
            tail_back: components["schemas"]["InstantShape"] | null;
            version: number;
        };
        /** MovementShape */
        MovementShape: {
            end: string;
            exercise: boolean;
            id: string;
            name: string;
            notification: components["schemas"]["ReportedNotificationShape"];
            route: string;
            start: string;
            status: string;
            trucks: string;
        };
        /** NeighbourhoodShape */
        NeighbourhoodShape: {
            at: [
                number,
                number
            ];
            id: string;
            name: string;
            radius_m: number;
        };
        /** NextChangeShape */
        NextChangeShape: {
            arrangement_id: string;
            at: string;
            minutes: number;
            why: string;
        };
        /** NoStatementShape */
        NoStatementShape: {
            as_of: string;
            looked_in: string[];
        };
        /** NowShape */
        NowShape: {
            end: string;
            end_local: string;
            is_end_stated: boolean;
            minutes_since_start: number;
            minutes_to_end: number;
            start: string;
            start_local: string;
        };
        /** OnRecordShape */
        OnRecordShape: {
            claimants: string[];
            entry: number;
            id: string;
            title: string;
            version: number;
            zone: string;
        };
        /** PartyShape */
        PartyShape: {
            name: string;
            party: string;
        };
        /** PeriodBody */
        PeriodBody: {
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            at: string;
            /**
             * @description `public`, `recorded` or `party:ID`; null: what suits the record
             * @example public
             */
            basis?: string | null;
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            end: string;
            /**
             * @description An instant, or a day, of which the end is meant; null: the moment itself
             * @example 2016-08-09
             */
            known_at?: string | null;
            /**
             * @description The language of every word: `en` or `ar`
             * @default en
             * @example en
             * @enum {string}
             */
            lang: "en" | "ar";
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            start: string;
        };
        /** PictureBody */
        PictureBody: {
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            at: string;
            /**
             * @description `public`, `recorded` or `party:ID`; null: what suits the record
             * @example public
             */
            basis?: string | null;
            /**
             * @description An instant, or a day, of which the end is meant; null: the moment itself
             * @example 2016-08-09
             */
            known_at?: string | null;
            /**
             * @description The language of every word: `en` or `ar`
             * @default en
             * @example en
             * @enum {string}
             */
            lang: "en" | "ar";
            /**
             * @description [lon, lat] in degrees (WGS 84)
             * @example [
             *       37.144,
             *       36.194
             *     ]
             */
            where?: [
                number,
                number
            ] | null;
        };
        /** PictureShape */
        PictureShape: {
            areas: components["schemas"]["AreasShape"];
            arrangements: components["schemas"]["ArrangementShape"][];
            asked: components["schemas"]["AskedShape"];
            corridors: components["schemas"]["CorridorShape"][];
            incidents: components["schemas"]["IncidentShape"][];
            movements: components["schemas"]["MovementShape"][];
            next_change: components["schemas"]["NextChangeShape"] | null;
            sentence: string;
            unplaced: components["schemas"]["UnplacedShape"][];
        };
        /** PlaceAtShape */
        PlaceAtShape: {
            accuracy_m: number;
            at: [
                number,
                number
            ];
            name: string;
        };
        /** PlaceBody */
        PlaceBody: {
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            at: string;
            /**
             * @description `public`, `recorded` or `party:ID`; null: what suits the record
             * @example public
             */
            basis?: string | null;
            /**
             * @description An instant, or a day, of which the end is meant; null: the moment itself
             * @example 2016-08-09
             */
            known_at?: string | null;
            /**
             * @description The language of every word: `en` or `ar`
             * @default en
             * @example en
             * @enum {string}
             */
            lang: "en" | "ar";
            /**
             * @description [lon, lat] in degrees (WGS 84)
             * @example [
             *       37.144,
             *       36.194
             *     ]
             */
            where: [
                number,
                number
            ] | {
                [key: string]: unknown;
            };
        };
        /** PlaceShape */
        PlaceShape: {
            accuracy_m: number;
            at: [
                number,
                number
            ];
            exercise: boolean;
            id: string;
            kind: string;
            name: string;
            /** @enum {string} */
            notified: "yes" | "no" | "cannot_be_told";
            /** @enum {string} */
            role: "known_from_reports" | "notified";
            sources: components["schemas"]["SourceShape"][];
        };
        /** PlacesShape */
        PlacesShape: {
            law: string;
            neighbourhoods: components["schemas"]["NeighbourhoodShape"][];
            places: components["schemas"]["PlaceShape"][];
        };
        /** PointShape */
        PointShape: {
            accuracy_m: number;
            at: [
                number,
                number
            ];
            is_assumed: boolean;
            name: string;
        };
        /** PositionShape */
        PositionShape: {
            act: string;
            act_words: string;
            condition: string | null;
            conditional: boolean;
            counted: boolean;
            name: string;
            no_statement: components["schemas"]["NoStatementShape"] | null;
            organ: string;
            part: string;
            party: string;
            said: components["schemas"]["MomentShape"] | null;
            statement_id: string | null;
            through: string[];
            via: string | null;
            why_not_counted: string | null;
        };
        /** PresetShape */
        PresetShape: {
            at: string;
            end: string;
            id: string;
            known_at: string | null;
            label: string;
            start: string;
            where: [
                number,
                number
            ] | null;
        };
        /** Problem */
        Problem: {
            code: string;
            detail: string;
            path?: string | null;
            remedy?: string | null;
            status: number;
            title: string;
            type: string;
        };
        /** ProofBody */
        ProofBody: {
            /**
             * @description The language of every word: `en` or `ar`
             * @default en
             * @example en
             * @enum {string}
             */
            lang: "en" | "ar";
            question?: components["schemas"]["PictureBody"] | null;
            /** @description Subjects as an answer's evidence names them */
            subjects?: string[] | null;
        };
        /** QuestionBody */
        QuestionBody: {
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            at: string;
            /**
             * @description `public`, `recorded` or `party:ID`; null: what suits the record
             * @example public
             */
            basis?: string | null;
            /**
             * @description An instant, or a day, of which the end is meant; null: the moment itself
             * @example 2016-08-09
             */
            known_at?: string | null;
            /**
             * @description The language of every word: `en` or `ar`
             * @default en
             * @example en
             * @enum {string}
             */
            lang: "en" | "ar";
        };
        /** ReadingShape */
        ReadingShape: {
            /** @enum {string} */
            covers: "yes" | "no" | "cannot_be_told";
            end: string | null;
            end_kind: string;
            end_local: string | null;
            id: string;
            says: string;
            state: string;
            statement_ids: string[];
            through: string[];
        };
        /** ReportedNotificationShape */
        ReportedNotificationShape: {
            /** @enum {string} */
            answer: "reported_yes" | "exercise" | "cannot_be_told";
            why: string;
        };
        /** SourceShape */
        SourceShape: {
            date: string | null;
            id: string;
            publisher: string;
            url: string;
        };
        /** StatementEntryShape */
        StatementEntryShape: {
            index: number;
            leaf_hash: string;
            reason: string;
            recorded_at: string;
            version: number;
        };
        /** StatementShape */
        StatementShape: {
            about: string;
            act: string;
            act_words: string;
            chain: string[];
            conditional: boolean;
            entries: components["schemas"]["StatementEntryShape"][];
            id: string;
            name: string;
            organ: string;
            party: string | null;
            said: components["schemas"]["MomentShape"] | null;
            sources: components["schemas"]["SourceShape"][];
            speaker: string;
            told: components["schemas"]["MomentShape"] | null;
            via: string | null;
            words: string;
        };
        /** TimelineShape */
        TimelineShape: {
            asked: components["schemas"]["AskedShape"];
            changes: string[];
            end: string;
            gaps: components["schemas"]["GapShape"][];
            incidents: components["schemas"]["MarkShape"][];
            lanes: components["schemas"]["LaneShape"][];
            movements: components["schemas"]["BarShape"][];
            mutual: components["schemas"]["BarShape"][];
            start: string;
        };
        /** UnplacedShape */
        UnplacedShape: {
            announced: string;
            arrangement_id: string | null;
            id: string;
            name: string;
            users: string;
            users_words: string;
            why: string;
        };
        /** WindowListShape */
        WindowListShape: {
            arrangement_id: string;
            asked: components["schemas"]["AskedShape"];
            standing: string;
            title: string;
            windows: components["schemas"]["ClaimedWindowShape"][];
        };
        /** WindowsBody */
        WindowsBody: {
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            at: string;
            /**
             * @description `public`, `recorded` or `party:ID`; null: what suits the record
             * @example public
             */
            basis?: string | null;
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            end: string;
            /**
             * @description An instant, or a day, of which the end is meant; null: the moment itself
             * @example 2016-08-09
             */
            known_at?: string | null;
            /**
             * @description The language of every word: `en` or `ar`
             * @default en
             * @example en
             * @enum {string}
             */
            lang: "en" | "ar";
            /**
             * Format: date-time
             * @description An instant (RFC 3339), or date and hour on the clock of the register's zone
             * @example 2016-08-12T08:00:00Z
             */
            start: string;
            /**
             * @description An id on record
             * @default any
             */
            which: string;
        };
        /** WindowShape */
        WindowShape: {
            end: string;
            end_local: string;
            start: string;
            start_local: string;
        };
        /** ZoneOffsetShape */
        ZoneOffsetShape: {
            minutes: number;
            start: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    about: {
        parameters: {
            query?: {
                /** @description The language of every word: `en` or `ar` */
                lang?: "en" | "ar";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AboutShape"];
                };
            };
            /** @description The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter cannot be read; `path` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    arrangements: {
        parameters: {
            query?: {
                /** @description The language of every word: `en` or `ar` */
                lang?: "en" | "ar";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnRecordShape"][];
                };
            };
            /** @description The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter cannot be read; `path` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    standing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id on record */
                arrangement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrangementShape"];
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    windows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id on record */
                arrangement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WindowsBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowListShape"];
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its place in the ledger */
                index: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryShape"];
                };
            };
            /** @description The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter cannot be read; `path` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_geojson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PictureBody"];
            };
        };
        responses: {
            /** @description A feature collection (RFC 7946) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarBody"];
            };
        };
        responses: {
            /** @description A calendar (RFC 5545) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    in_force: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InForceShape"];
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_movement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovementCheckShape"];
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    picture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PictureBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureShape"];
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    places: {
        parameters: {
            query?: {
                /** @description The language of every word: `en` or `ar` */
                lang?: "en" | "ar";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacesShape"];
                };
            };
            /** @description The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter cannot be read; `path` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proof_pack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofBody"];
            };
        };
        responses: {
            /** @description A proof pack, to be kept as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statement: {
        parameters: {
            query?: {
                /** @description The language of every word: `en` or `ar` */
                lang?: "en" | "ar";
            };
            header?: never;
            path: {
                /** @description An id on record */
                statement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementShape"];
                };
            };
            /** @description The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter cannot be read; `path` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    timeline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineShape"];
                };
            };
            /** @description The body is no JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of that name is on record, or it is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked by another name than the server's own, or from another site */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the body cannot be read; `path` names the field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A defect of the program; nothing was recorded */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register is held by another process, or its disk failed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
