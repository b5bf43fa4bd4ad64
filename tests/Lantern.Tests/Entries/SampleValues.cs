using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Tests.Entries;

/// <summary>Fills every field of a kind with something invented, to make a stored sample that is missing.</summary>
internal static class SampleValues
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["address"] = "12 Sample Row, ZZ99 3VZ",
        ["phone"] = "07700 900123",
        ["phones"] = "07700 900124",
        ["nhs-number"] = "999 123 4567",
        ["upn"] = "Z999000000001",
        ["reference"] = "HUB-2026-0001",
        ["given-name"] = "Robin",
        ["family-name"] = "Sample",
        ["preferred-name"] = "Rob",
        ["also-known-as"] = "Robbie",
        ["languages"] = "English",
        ["vehicles"] = "A silver car, QX00 AAA",
        ["tool"] = "seraf",
        ["edition"] = "2026-11",
        ["suggested"] = "mild",
        ["chosen"] = "moderate",
        ["from"] = "school",
        ["because"] = "It rests on what two agencies saw.",
        ["open-because"] = "Everybody at the meeting needs it.",
        ["words"] = "I want to see my aunt more.",
        ["action"] = "Ask the school who collects the child",
        ["worker"] = "Ada Lark",
        ["owner"] = "Ada Lark",
        ["person"] = "Ada Lark",
        ["supported-by"] = "Kit Moss",
        ["chair"] = "Kit Moss",
        ["copied-to"] = "Mo Fenn",
        ["service"] = "Youth service",
        ["begins"] = "in two weeks",
        ["authority"] = "Request 2026-17",
        ["outcome"] = "support agreed",
        ["areas"] = "A warning notice to the adult",
        ["sections"] = "Her aunt and her school keep her safe",
        ["duty"] = "raise-with-service-manager",
        ["about"] = "a friend from school",
        ["to"] = "the school",
        ["concern"] = "She came to school with a phone her mother had not bought",
        ["concerns"] = "She came to school with a phone her mother had not bought",
        ["indicators"] = "unexplained-gifts",
        ["seen-by"] = "Her form tutor",
        ["manager"] = "Mo Fenn",
        ["advice"] = "Complete a risk tool and talk to the parents",
        ["champion"] = "Ida Brook",
        ["parents-told"] = "Her mother knows and agrees",
        ["method"] = "text",
        ["services"] = "a youth project",
        ["answer"] = "We will see her on Thursday",
        ["result"] = "Her aunt collects her on Fridays",
        ["note"] = "She was well and talked about school",
        ["people"] = "Mo Fenn",
        ["contributors"] = "the child",
        ["statement"] = "We worry that an adult gives Robin things so that she owes him",
        ["shared-with"] = "Read together with Robin",
        ["what"] = "She was found in a car with an adult nobody knew",
        ["where"] = "the bus station",
        ["strength"] = "She rings her aunt when she feels unsafe",
        ["build-on"] = "Her aunt comes to the next meeting",
        ["agency"] = "children's social care",
        ["agencies"] = "children's social care",
        ["invited"] = "police",
        ["present"] = "police",
        ["summary"] = "School, police and health said what they know",
        ["area"] = "disruption",
        ["none-needed"] = "Nothing is left open",
        ["analysis"] = "Her aunt and her school keep her safe",
        ["disruption"] = "A warning notice to the adult",
        ["basis"] = "section 20",
        ["placement"] = "with foster carers",
        ["views"] = "They agree with most of it",
        ["last-seen"] = "At school at three",
        ["circumstances"] = "She did not come home after school",
        ["found"] = "At her aunt's flat",
        ["wellbeing"] = "Tired and well",
        ["police-reference"] = "REF-0001",
        ["interviewer"] = "Ida Brook",
        ["recommendation"] = "Move her to a form with her friends",
        ["who"] = "The carer",
        ["after"] = "15 minutes after curfew",
        ["expectations"] = "Ring the hub when she is late",
        ["childs-part"] = "She chose the steps",
        ["meanwhile"] = "She stays with her aunt",
        ["device"] = "pocket alarm",
        ["provided-by"] = "the police",
        ["effect-considered"] = "She says she would still ring her aunt first",
        ["type"] = "bus station",
        ["name"] = "Sample network",
        ["description"] = "Young people meet there after school",
        ["school"] = "Sample School",
        ["checklists"] = "strategy-discussion",
        ["checklist"] = "strategy-discussion",
        ["line"] = "lead-professional",
        ["from-line"] = "lead-professional",
        ["said"] = "She is well thought of at school",
        ["details"] = "Ada Lark",
        ["items"] = "Ada Lark",
        ["role"] = "school nurse",
        ["supports"] = "her mother",
        ["follows"] = "She has no adult to ring at night",
        ["family-words"] = "The police look after the bus station",
        ["family-decided-by"] = "Kit Moss",
        ["progress"] = "Her aunt has collected her twice",
        ["corroborated-by"] = "The school gate's log",
        ["single-because"] = "The other child lives elsewhere and has a meeting of her own",
        ["places"] = "the town centre",
        ["child"] = "the child of this file",
        ["home"] = "Sampleshire",
        ["placing"] = "Otherton",
        ["left-out"] = "They have sent what they know",
        ["lead-authority"] = "Sampleshire",
        ["lead-agreed-by"] = "Mo Fenn",
        ["bring"] = "Attendance since September",
        ["relation"] = "friend",
        ["purpose"] = "To decide what keeps her safe",
        ["learned"] = "She is registered with a GP in the town",
        ["item"] = "The name of the adult",
        ["telling"] = "That there is an adult she must not be left with",
        ["legal-basis"] = "public task",
        ["teller"] = "Ada Lark",
        ["risk"] = "Her mother may ring him",
        ["for"] = "so that they can keep her safe",
        ["parts"] = "the plan without the police part",
        ["route"] = "secure email",
        ["version"] = "7 April 2026",
        ["topics"] = "consent",
        ["story"] = "He was nice at first",
        ["covered"] = "What a friend does and does not do",
        ["given"] = "a leaflet on the night line",
        ["response"] = "She asked what happens next",
        ["parent"] = "her mother",
        ["agreed"] = "She rings her aunt when she is late",
        ["kept-at"] = "on her phone and in the file",
        ["contact"] = "01632 960123",
        ["source"] = "her aunt",
        ["list"] = "children at risk of exploitation",
        ["notified"] = "the list holder",
        ["not-told-because"] = "Her father would learn where she is",
        ["missing-in-school-day"] = "From the first lesson she misses",
        ["addresses"] = "12 Sample Row, ZZ99 3VZ",
        ["associates"] = "a friend from school",
        ["ring-first"] = "Her aunt, 01632 960124",
        ["days"] = "school days",
        ["time"] = "21:00",
        ["agreed-with"] = "Robin and her aunt",
    };

    public static Mapping Of(Kind kind) =>
        new(kind.Fields.Select(field => new Pair(field.Name, Place.None, Value(field.Property.PropertyType, field.Name))).ToList(), Place.None);

    private static Node Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Said(Kebab.Of(Enum.GetNames(type)[^1]));
        if (type == typeof(Passage))
            return name is "address" or "phone" or "school"
                ? Named(("words", Said(InWords(name))), ("marks", new Sequence([Said("protected-location")], Place.None)))
                : Said(InWords(name));
        if (type == typeof(Mapping))
            return Named(("due", Said("2026-04-14")));
        if (type.IsGenericType)
        {
            var item = Value(type.GetGenericArguments()[^1], name);
            return type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? new Sequence([item], Place.None) : Named((KeyIn(name), item));
        }
        return type.IsValueType || type == typeof(string)
            ? Said(Simple(type, name))
            : Named([.. type.GetProperties().Where(part => part.CanWrite).Select(part => (Kebab.Of(part.Name), Value(part.PropertyType, Kebab.Of(part.Name))))]);
    }

    private static string Simple(Type type, string name) => type switch
    {
        _ when type == typeof(bool) => "true",
        _ when type == typeof(int) => name == "section" ? "47" : "1",
        _ when type == typeof(LocalDate) => name == "born" ? "2010-05-14" : "2026-04-07",
        _ when type == typeof(Happening) => "2026-04-07T15:10",
        _ when type == typeof(Span) => "4 weeks",
        _ => InWords(name),
    };

    private static string InWords(string name) => Words.GetValueOrDefault(name) ?? throw new InvalidOperationException($"Say what '{name}' holds in a sample.");

    private static string KeyIn(string name) => name switch { "areas" => "disruption", "answers" => "unexplained-gifts", _ => "analysis" };

    private static Scalar Said(string text) => new(text, Place.None);

    private static Mapping Named(params (string Name, Node Value)[] pairs) =>
        new(pairs.Select(pair => new Pair(pair.Name, Place.None, pair.Value)).ToList(), Place.None);
}
