"""The words in which answers are said, in English and Arabic.

Every phrase stands here once, in both languages, so that a translator reads one file. The Arabic
needs a field translator before release.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from whenever import Instant, ZonedDateTime

from safe_passage.errors import InvalidInput
from safe_passage.model.name import Name

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

# A date or an hour inside Arabic text is isolated as a whole, left to right.
_ISOLATE, _POP = "\u2066", "\u2069"

_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    # Levantine names, as read in Syria.
    "ar": [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ],
}
_DAYS = {
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    "ar": ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
}

PHRASES: dict[str, Name] = {
    # Standings
    "standing.in_force": Name("In force", "سارٍ"),
    "standing.one_sided": Name("One-sided", "من جانب واحد"),
    "standing.disputed": Name("Disputed", "متنازع عليه"),
    "standing.awaited": Name("Awaited", "مُنتظَر"),
    "standing.suspended": Name("Suspended", "معلّق"),
    "standing.ended": Name("Ended", "انتهى"),
    "standing.never_took_effect": Name("Never took effect", "لم يدخل حيّز التنفيذ"),
    "standing.undetermined": Name("Undetermined", "غير محدَّد"),
    # Acts
    "act.announced": Name("announced", "أعلن"),
    "act.offered": Name("offered", "عرض"),
    "act.agreed": Name("agreed", "وافق"),
    "act.confirmed": Name("confirmed", "أكّد"),
    "act.joined": Name("joined", "انضمّ"),
    "act.called_for": Name("called for", "دعا إلى"),
    "act.proposed": Name("proposed", "اقترح"),
    "act.welcomed": Name("welcomed", "رحّب"),
    "act.objected": Name("objected", "اعترض"),
    "act.rejected": Name("rejected", "رفض"),
    "act.denied": Name("denied", "نفى"),
    "act.withdrew": Name("withdrew", "تراجع"),
    "act.declared_over": Name("declared over", "أعلن انتهاءه"),
    "act.reports_breach": Name("reports a breach", "أبلغ عن خرق"),
    "act.declined_to_comment": Name("declined to comment", "امتنع عن التعليق"),
    "act.other": Name("other words", "كلام آخر"),
    "act.no_statement_found": Name("no statement found", "لم يُعثر على تصريح"),
    # Why a party is, or is not, said to be bound
    "why.claims_it": Name("its own announcement", "إعلانه هو"),
    "why.consented": Name("its own agreement, without condition", "موافقته هو، بلا شرط"),
    "why.organs_contradict": Name("its organs contradict each other", "أجهزته يناقض بعضها بعضاً"),
    "why.took_it_back": Name("took it back", "تراجع عنه"),
    "why.ended_it": Name("ended its own part", "أنهى ما يخصّه"),
    "why.suspended_it": Name("suspended its own part", "علّق ما يخصّه"),
    "why.only_reported": Name("agreement only as reported by another", "موافقة نقلها غيره فقط"),
    "why.only_conditional": Name("agreement on a condition only", "موافقة مشروطة فقط"),
    "why.rejected": Name("rejected", "رفضه"),
    "why.denied": Name("denied", "نفاه"),
    "why.not_yet_said": Name("had not said so by then", "لم يكن قد قال ذلك بعد"),
    "why.not_now": Name("its own hours do not cover this moment", "ساعاته لا تشمل هذه اللحظة"),
    "why.no_statement": Name("no statement found", "لم يُعثر على تصريح"),
    "why.other_position": Name("took no position that binds", "لم يتّخذ موقفاً ملزماً"),
    # Why a position does not enter the standing
    "uncounted.not_required": Name(
        "not a party to the conflict here",
        "ليس طرفاً في النزاع هنا",
    ),
    "uncounted.reported": Name(
        "known only as reported by {by}: it binds nobody", "معروف فقط كما نقله {by}: لا يُلزم أحداً"
    ),
    "uncounted.conditional": Name(
        "on a condition that nobody has recorded as met", "مشروط بشرط لم يُسجَّل تحقّقه"
    ),
    "uncounted.hour": Name(
        "became public that day, at an hour that is not known",
        "صار علنياً في ذلك اليوم، في ساعة غير معروفة",
    ),
    # What would settle it
    "settle.readings_differ": Name(
        "a word from {who} on which is right: {readings}",
        "كلمة من {who} في أيّ القراءتين صحيح: {readings}",
    ),
    "settle.freshness_passed": Name(
        "a new statement by {who}: the last is older than {period}",
        "تصريح جديد من {who}: الأخير أقدم من {period}",
    ),
    "settle.end_lifted": Name(
        "a new end, named by {who}: it was extended without one",
        "موعد انتهاء جديد يسمّيه {who}: مُدِّد بلا موعد",
    ),
    "settle.hour_of_telling": Name(
        "the hour at which it became public that day", "الساعة التي صار فيها علنياً في ذلك اليوم"
    ),
    "settle.hour_of_event": Name(
        "the exact hour, from {who}: it is known only to the day",
        "الساعة بالضبط، من {who}: معروف باليوم فقط",
    ),
    "settle.organs_contradict": Name(
        "a word from {who} on which of its organs speaks for it",
        "كلمة من {who} تبيّن أيّ أجهزته ينطق باسمه",
    ),
    "settle.place": Name(
        "an exact line of {what}: its place is known to {metres} m only",
        "خط دقيق لـ{what}: موضعه معروف بدقة {metres} م فقط",
    ),
    "reading": Name("{says} (through {through})", "{says} (عن {through})"),
    # Sentences
    "say.holds": Name(
        "{standing}: {who} {are} bound now, until {end} ({left} left).",
        "{standing}. الملتزم الآن: {who}، حتى {end} (بقي {left}).",
    ),
    "say.holds_open": Name(
        "{standing}: {who} {are} bound now; no end was stated.",
        "{standing}. الملتزم الآن: {who}؛ لم يُذكر موعد انتهاء.",
    ),
    "say.unbound": Name("Not bound: {who}.", "من دون التزام: {who}."),
    "say.unsure": Name("Cannot be told of: {who}.", "لا يمكن الجزم بشأن: {who}."),
    "say.not_now": Name(
        "Not now. Next hours from {start}. Standing: {standing}.",
        "ليس الآن. الساعات التالية من {start}. الحال: {standing}.",
    ),
    "say.nothing_now": Name(
        "Nobody is bound to it now. Standing: {standing}.",
        "لا أحد ملتزم به الآن. الحال: {standing}.",
    ),
    "say.ended": Name(
        "Ended under every reading, {ago} before this moment.",
        "انتهى بحسب كل القراءات، قبل {ago} من هذه اللحظة.",
    ),
    "say.over": Name("Standing: {standing}.", "الحال: {standing}."),
    "say.unknown": Name(
        "Cannot be told whether anybody is bound now. It would take {settle}.",
        "لا يمكن الجزم بأن أحداً ملتزم الآن. يحسم الأمر: {settle}.",
    ),
    "say.unknown_bare": Name(
        "Cannot be told whether anybody is bound now.", "لا يمكن الجزم بأن أحداً ملتزم الآن."
    ),
    "say.nothing": Name(
        "Nothing about this place and moment is recorded as known by then. "
        "That does not mean that nothing was arranged.",
        "لا شيء مسجَّل عن هذا المكان وهذه اللحظة على أنه كان معروفاً حينها. "
        "ولا يعني ذلك أنه لم يُرتَّب شيء.",
    ),
    "say.about": Name("{title}. {sentence}", "{title}. {sentence}"),
    "say.versions": Name("{n} versions on record.", "عدد النسخ المسجَّلة: {n}."),
    "say.nearby": Name(
        "Near a corridor whose place is known only roughly: uncertain.",
        "قرب ممر لا يُعرف موضعه إلا تقريباً: غير مؤكد.",
    ),
    "why.since": Name(
        "{since} after the opening, {left} before the close",
        "بعد {since} من الفتح و{left} قبل الإغلاق",
    ),
    "why.open": Name(
        "{since} after the opening; no end was stated", "بعد {since} من الفتح؛ لم يُذكر موعد انتهاء"
    ),
    "why.reading.covers": Name("{reading}: covers this moment", "{reading}: تشمل هذه اللحظة"),
    "why.reading.between_windows": Name("{reading}: between its hours", "{reading}: بين ساعاتها"),
    "why.reading.not_begun": Name("{reading}: not begun", "{reading}: لم تبدأ"),
    "why.reading.ended": Name("{reading}: ended {end}", "{reading}: انتهت {end}"),
    "why.reading.ended_event": Name("{reading}: ended", "{reading}: انتهت"),
    "why.reading.cannot_be_told": Name("{reading}: cannot be told", "{reading}: لا يمكن الجزم"),
    "why.reading.unscheduled": Name("{reading}: no hours were named", "{reading}: لم تُذكر ساعات"),
    "lane.no_hours": Name("{what}: no hours were named", "{what}: لم تُذكر ساعات"),
    "lane.old": Name("{what}: not re-stated for too long", "{what}: لم يُكرَّر منذ مدة طويلة"),
    "lane.since": Name("{what}, since {start}", "{what}، منذ {start}"),
    "lane.from_to": Name("{start} – {end}", "{start} – {end}"),
    "why.mutual": Name("Every required party is bound.", "كل الأطراف المطلوبة ملتزمة."),
    # What changes next, from what to what
    "change.yes.no": Name("the hours end: {title}", "تنتهي الساعات: {title}"),
    "change.no.yes": Name("hours begin: {title}", "تبدأ الساعات: {title}"),
    "change.yes.cannot_be_told": Name(
        "from then it cannot be told: {title}", "بعدها لا يمكن الجزم: {title}"
    ),
    "change.no.cannot_be_told": Name(
        "from then it cannot be told: {title}", "بعدها لا يمكن الجزم: {title}"
    ),
    "change.cannot_be_told.yes": Name("hours begin: {title}", "تبدأ الساعات: {title}"),
    "change.cannot_be_told.no": Name("no hours from then: {title}", "لا ساعات بعدها: {title}"),
    "change.yes.yes": Name("{title}: {standing}", "{title}: {standing}"),
    "change.no.no": Name("{title}: {standing}", "{title}: {standing}"),
    "change.cannot_be_told.cannot_be_told": Name("{title}: {standing}", "{title}: {standing}"),
    # Places
    "where.uncertain": Name(
        "uncertain: within {metres} m, as exactly as its place is known",
        "غير مؤكد: ضمن {metres} م، بقدر ما يُعرف موضعه",
    ),
    "unplaced": Name("no source says where", "لا مصدر يذكر المكان"),
    "users.civilians": Name("civilians", "مدنيون"),
    "users.fighters": Name("fighters", "مقاتلون"),
    "users.aid": Name("aid", "مساعدات"),
    "users.evacuation": Name("evacuation", "إجلاء"),
    "users.unknown": Name("not stated for whom", "لم يُذكر لمن"),
    # Incidents
    "incident.time.inside": Name(
        "within the hours under every reading", "ضمن الساعات بحسب كل القراءات"
    ),
    "incident.time.outside": Name(
        "outside the hours under every reading", "خارج الساعات بحسب كل القراءات"
    ),
    "incident.time.uncertain": Name("in time: uncertain", "زمناً: غير مؤكد"),
    "incident.if_exact": Name(
        "if the stated minute is exact: after every stated end, {ago} after the latest",
        "إن صحّت الدقيقة المذكورة: بعد كل مواعيد الانتهاء، وبعد آخرها بـ{ago}",
    ),
    "incident.after": Name(", {ago} after the latest end", "، بعد آخر موعد انتهاء بـ{ago}"),
    "incident.if_exact_else": Name(
        "if the stated minute is exact: {where}", "إن صحّت الدقيقة المذكورة: {where}"
    ),
    "erased": Name("erased", "مُحي"),
    "notified.exercise": Name("who was told is on record", "من أُخطر مسجَّل هنا"),
    "undetermined": Name("undetermined", "غير محدَّدة"),
    # Notification of a reported movement
    "notified.reported_yes": Name(
        "reported as notified beforehand; what a recipient did with it is not on record",
        "أُفيد بأنه أُخطر به مسبقاً؛ وما فعله المتلقّي غير مسجَّل",
    ),
    "notified.cannot_be_told": Name(
        "whether it had been notified was not public by then",
        "لم يكن معلناً حينها ما إذا كان قد أُخطر به",
    ),
    # Checking a movement
    "check.late": Name(
        "The tail would be back at {back}; it must be in by {limit}: {missing} missing. "
        "Latest departure that fits: {latest}.",
        "يعود آخر القافلة عند {back}، ويجب أن يدخل قبل {limit}: ينقص {missing}. "
        "آخر موعد انطلاق ملائم: {latest}.",
    ),
    "check.in_time": Name(
        "The tail would be back at {back}, and must be in by {limit}. Findings to weigh: {count}.",
        "يعود آخر القافلة عند {back}، ويجب أن يدخل قبل {limit}. ملاحظات للنظر فيها: {count}.",
    ),
    "check.no_hours": Name(
        "There are no hours on record that this movement could be held against.",
        "لا توجد ساعات مسجَّلة يمكن مقارنة هذا التحرّك بها.",
    ),
    "none": Name("none", "لا يوجد"),
    # Fixed lines
    "line.check_again": Name("Check again before moving.", "تحقّق مجدداً قبل التحرّك."),
    "line.law": Name(
        "Absence from this record, or removal, changes nothing in law: protection does not come "
        "from notification.",
        "الغياب عن هذا السجل أو الحذف منه لا يغيّر شيئاً في القانون: فالحماية لا تأتي من الإخطار.",
    ),
    "line.as_of": Name("As known at {known} ({basis}).", "بحسب المعروف في {known} ({basis})."),
    "line.exercise": Name("EXERCISE", "تدريب"),
    "assumed": Name("assumed", "مفترض"),
    "and": Name(" and ", " و"),
    "comma": Name(", ", "، "),
    "unit.min": Name("{n} min", "{n} د"),
    "unit.h": Name("{n} h", "{n} س"),
    "unit.d": Name("{n} days", "{n} أيام"),
    "unit.d.one": Name("1 day", "يوم واحد"),
    "unit.d.two": Name("2 days", "يومين"),
    "unit.d.many": Name("{n} days", "{n} يوماً"),  # Arabic counts from 11 on in the singular
    "local": Name("{zone} time", "بتوقيت {zone}"),
    "gap": Name("gap {length}", "فجوة {length}"),
    "lane.same_hours": Name("Same hours", "ساعات مشتركة"),
    "trucks": Name("{n} trucks", "{n} شاحنة"),
}

_HOUR, _DAY = 60, 24 * 60
_SHORT_HOURS = 48


def language(text: str) -> Language:
    """The language of that code. Raises `InvalidInput` for one that we do not speak."""
    for code in LANGUAGES:
        if text == code:
            return code
    raise InvalidInput(f"no words in language {text!r}", path="lang", remedy="use en or ar")


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language, with hours on the wall clock of one zone."""

    language: Language
    zone: str

    def say(self, phrase: str, **parts: object) -> str:
        template = PHRASES[phrase].in_language(self.language)
        return template.format(**parts) if parts else template

    def name(self, name: Name) -> str:
        return name.in_language(self.language)

    def local(self, at: Instant) -> ZonedDateTime:
        return at.to_tz(self.zone)

    def when(self, at: Instant) -> str:
        """Day and hour on the wall clock: `Fri 12 Aug 10:00`."""
        local = self.local(at)
        date = local.date()
        day = _DAYS[self.language][date.day_of_week().value - 1]
        month = _MONTHS[self.language][date.month - 1]
        text = f"{day} {date.day} {month} {local.hour:02}:{local.minute:02}"
        return text if self.language == "en" else f"{_ISOLATE}{text}{_POP}"

    def clock(self, at: Instant) -> str:
        local = self.local(at)
        return f"{local.hour:02}:{local.minute:02}"

    def day(self, at: Instant) -> str:
        date = self.local(at).date()
        return f"{date.day} {_MONTHS[self.language][date.month - 1]} {date.year}"

    def length(self, minutes: float) -> str:
        """A stretch of time as a person says it: `45 min`, `2 h 19 min`, `3 days`."""
        whole = round(minutes)
        hours, rest = divmod(whole, _HOUR)
        if whole < _HOUR:
            return self.say("unit.min", n=whole)
        if hours >= _SHORT_HOURS:
            return self.days(whole // _DAY)
        text = self.say("unit.h", n=hours)
        return text if not rest else f"{text} {self.say('unit.min', n=rest)}"

    def days(self, n: int) -> str:
        few = 10
        form = {1: "unit.d.one", 2: "unit.d.two"}.get(n, "unit.d" if n <= few else "unit.d.many")
        return self.say(form, n=n)

    def listed(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        if len(items) < 2:  # noqa: PLR2004
            return "".join(items)
        return self.say("comma").join(items[:-1]) + self.say("and") + items[-1]
