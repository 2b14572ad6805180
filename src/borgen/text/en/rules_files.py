"""Pages of the rules about files and what may stand in them, in English: F and M."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.F01.title": "The file is not saved as UTF-8",
    "rule.F01.why": "UTF-8 is the usual way to store text. In any other encoding, letters such as é and ï are unreadable to other programs, so borgen does not guess. Notepad, Excel and PowerShell in particular sometimes save differently.",
    "rule.F01.example": """\
# plans/people/p01.yaml, saved as Windows-1252
name: Am\ufffdlie""",
    "rule.F01.remedy": "Open the file in your editor, choose 'Save as' and pick the encoding UTF-8. In PowerShell 5, use `Set-Content -Encoding utf8` instead of `>`.",
    "rule.F02.title": "The file is not written the way it should be",
    "rule.F02.why": "From this point on borgen cannot read the file. Often it is a colon inside a sentence, a bracket that was not closed, or a line that is not straight below the others. Whatever else is in this file does not count for now.",
    "rule.F02.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: missed, note: Busy: ill}}""",
    "rule.F02.remedy": """\
Put text with a colon, a comma or a bracket in it between quotes. Indent lines with spaces, never with tabs.

    - {{date: 2026-05-12, goal: feedback, outcome: missed, note: "Busy: ill"}}

Was the writing of a log line cut off half-way? Then complete that last line or take it out.""",
    "rule.F03.title": "A key is given twice",
    "rule.F03.why": "Of two equal keys only one can hold, and nobody can see which. So borgen does not choose. The place of the first one is shown as well.",
    "rule.F03.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: I give feedback after a customer call
    title: I ask for feedback after a customer call""",
    "rule.F03.remedy": "Take one of the two out, or give the second goal a place of its own with an `id` of its own.",
    "rule.F04.title": "A shorthand of YAML that borgen does not read",
    "rule.F04.why": "With `&`, `*`, `<<` and `!` a file refers to parts of itself. Most people cannot follow that, and whoever changes one place changes others unawares. borgen tells it once a file, with the count.",
    "rule.F04.example": """\
# plans/people/p01.yaml
manager: &boss lead-ks
goals:
  - id: feedback
    title: I give feedback after a customer call
    sponsor: *boss""",
    "rule.F04.remedy": """\
Write out what you mean. Where a text really begins with such a sign, put it between quotes.

    manager: lead-ks
    goals:
      - id: feedback
        title: I give feedback after a customer call
        sponsor: lead-ks""",
    "rule.F05.title": "Two versions still stand side by side",
    "rule.F05.why": "Two people changed the same lines and git could not choose. The marks `<<<<<<<`, `=======` and `>>>>>>>` are still in the file. As long as they are there, nobody can read the plan.",
    "rule.F05.example": """\
# plans/teams/ks.yaml
name: Customer & Service
<<<<<<< HEAD
lead: p01
=======
lead: p03
>>>>>>> new-team-lead
members: [p01, p03]""",
    "rule.F05.remedy": "Agree which version holds, keep that one, and take out the other one and the three marks.",
    "rule.F06.title": "The file is too large or nested too deeply",
    "rule.F06.why": "A plan may be 10 MB, a log 100 MB, and nothing goes deeper than 60 levels. A real plan comes nowhere near. The limit keeps a wrong file from making borgen hang.",
    "rule.F06.example": """\
# plans/people/p01.yaml
goals: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""",
    "rule.F06.remedy": "See whether another file ended up here by accident. A very old log can be kept by year in a folder of its own, outside `plans/`.",
    "rule.F07.title": "There is an invisible control character in the text",
    "rule.F07.why": "Control characters cannot be seen, but they can clear a screen or hide text. They usually come along when pasting from another program. The written form, such as `\\e`, counts as well.",
    "rule.F07.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: fluent, note: "\\e[31mGood"}}""",
    "rule.F07.remedy": "Take the character out, or type the sentence again. The column in the finding points at it.",
    "rule.F08.title": "The file holds something other than expected",
    "rule.F08.why": "A plan is made of keys with a value, such as `goals:`. A log is a list: every line begins with a dash. This file is built the other way round.",
    "rule.F08.example": """\
# plans/people/p01.yaml
- id: feedback
  title: I give feedback after a customer call""",
    "rule.F08.remedy": """\
Put the key it belongs to above it, and indent the rest.

    goals:
      - id: feedback
        title: I give feedback after a customer call""",
    "rule.F09.title": "The file cannot be read",
    "rule.F09.why": "borgen only reads ordinary files inside the workspace. A folder with the name of a file, a link that leads outside or a file without permission to read is not one of them. That way nobody can make borgen read something from outside the plan by accident.",
    "rule.F09.example": "plans/people/p01.yaml -> /home/amina/my-plan.yaml",
    "rule.F09.remedy": "Put the file itself in the folder instead of a link, and see whether you may read it. A personal plan that nobody else should see belongs in `private/`.",
    "rule.F10.title": "The workspace was written for a newer borgen",
    "rule.F10.why": "The number after `borgen:` is the version of the files. A newer version may hold things that this borgen does not know. Better to say nothing than something that is not right.",
    "rule.F10.example": """\
# borgen.yaml
borgen: 2
name: Tussenhaven Foundation""",
    "rule.F10.remedy": "Update borgen. If somebody changed the number by accident, put `borgen: 1` back.",
    "rule.M01.title": "A key that borgen does not know",
    "rule.M01.why": "A slip in a key would otherwise vanish silently: you think something is agreed, and nobody sees it. So every unknown key is an error. borgen looks for the key that is most like it.",
    "rule.M01.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    titel: I give feedback after a customer call""",
    "rule.M01.remedy": """\
Use the key that borgen suggests.

    goals:
      - id: feedback
        title: I give feedback after a customer call

To keep something of your own, begin the key with `x-`, as in `x-room: 2.14`. borgen leaves that alone.""",
    "rule.M02.title": "Something is missing that cannot be done without",
    "rule.M02.why": "Nearly everything can wait, so that a first plan takes five minutes. Without this one thing borgen does not know what it is about. A key with nothing after it counts as absent.",
    "rule.M02.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    contributes_to: [ks/feedback]""",
    "rule.M02.remedy": """\
Fill in the key that the finding names.

    goals:
      - id: feedback
        title: I give feedback within a day of a customer call
        contributes_to: [ks/feedback]""",
    "rule.M03.title": "A value that does not fit here",
    "rule.M03.why": 'There is text where a number belongs, for instance, or a word that is not one of the choices. borgen changes nothing silently: `"3"` is text and not 3. Keys and fixed words are English, titles and notes are in your own language.',
    "rule.M03.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: I give feedback after a customer call
    aspect: gedrag
    level: {{start: 2, target: 3,5, scale: 5}}""",
    "rule.M03.remedy": """\
Take the word or the way of writing from the finding. A decimal number takes a point.

    aspect: behaviour
    level: {{start: 2, target: 3.5, scale: 5}}""",
    "rule.M04.title": "An id that cannot be one",
    "rule.M04.why": "An id is the short name by which files point at each other, on every computer and in every language. It begins with a small letter, then come small letters, digits and hyphens. Words such as `true`, `null` and `organisation` already mean something else.",
    "rule.M04.example": """\
# plans/people/p01.yaml
goals:
  - id: Giving feedback
    title: I give feedback after a customer call""",
    "rule.M04.remedy": """\
Choose a short name in small letters; the title tells the rest.

    - id: giving-feedback
      title: I give feedback after a customer call

A file's name is its id: `plans/people/p01.yaml` belongs to `p01`.""",
    "rule.M05.title": "A date that does not exist or is written another way",
    "rule.M05.why": "26-03-2026 and 03/26/2026 mean different things to different people. Year, month, day is the same everywhere and sorts by itself. A day such as 31 February is not for borgen to guess.",
    "rule.M05.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: I give feedback after a customer call
    learned: {{date: 26-03-2026}}""",
    "rule.M05.remedy": """\
Write year, month and day, with hyphens and with zeros.

    learned: {{date: 2026-03-26}}""",
    "rule.M06.title": "A role that looks very much like a person",
    "rule.M06.why": "An owner or sponsor may be a person or a role, such as `director`. This word is one letter away from somebody's id. Probably that person is meant, and now nobody stands beside what was agreed.",
    "rule.M06.example": """\
# plans/teams/ks.yaml (there is a plans/people/amina.yaml)
name: Customer & Service
lead: amima
members: [amina, bas, chantal]""",
    "rule.M06.remedy": """\
Correct the id.

    lead: amina

If it really is a role, choose a word that is less like it.""",
}
