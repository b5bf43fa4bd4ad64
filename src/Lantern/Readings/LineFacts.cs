using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>The facts that decide which lines of a checklist stand, as <see cref="LineFactNames"/> names them.</summary>
public sealed class LineFacts
{
    private const int SarcAgeUnlessSet = 14;
    private const int LongStandingMonthsUnlessSet = 12;

    private readonly HashSet<string> _facts;
    private readonly string _places;

    private LineFacts(HashSet<string> facts, string places = "") => (_facts, _places) = (facts, places);

    /// <summary>Whether a fact holds.</summary>
    public bool Hold(string fact) => _facts.Contains(fact);

    /// <summary>Whether an address of the child or of somebody the meeting names holds that word.</summary>
    public bool InPlace(string word) => _places.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Facts given by name, as an example of a pack does.</summary>
    public static LineFacts Of(IEnumerable<string> facts) => new([.. facts]);

    /// <summary>Reads them from a file and what is about to be written.</summary>
    /// <param name="file">The file as it reads now.</param>
    /// <param name="pack">The practice pack in force.</param>
    /// <param name="day">The day it is asked for, on which ages are counted.</param>
    /// <param name="body">What is about to be written, as far as it goes; null where nothing is.</param>
    public static LineFacts Read(CaseFile file, Pack pack, LocalDate day, ConsideredBody? body = null)
    {
        var facts = new HashSet<string>();
        var places = new List<string?> { Places(file) };
        OfChild(file, pack, day, facts);
        OfCase(file, pack, day, facts);
        if (body is StrategyDiscussion discussion)
        {
            OfDiscussion(discussion, facts);
            places.AddRange((discussion.Authorities ?? []).SelectMany(one => new[] { one.Home, one.Placing }));
            places.Add(discussion.Places?.Words);
        }
        return new LineFacts(facts, string.Join('\n', places));
    }

    private static string? Places(CaseFile file) => string.Join('\n',
        file.All<ChildIdentified>().Select(one => one.Body.Address?.Words).Concat(file.All<BecameLookedAfter>().Select(one => one.Body.Placement?.Words)));

    private static void OfChild(CaseFile file, Pack pack, LocalDate day, HashSet<string> facts)
    {
        if (file.Latest<ChildIdentified>(child => child.Born is not null)?.Born is { } born)
            facts.Add(born.AddYears(pack.Number("sarc-age", SarcAgeUnlessSet)) <= day ? LineFactNames.SarcAge : LineFactNames.BelowSarcAge);
        if (Standing.LookedAfter(file) is { Body: BecameLookedAfter care })
        {
            facts.Add(LineFactNames.LookedAfter);
            if (care.Residential == true)
                facts.Add(LineFactNames.Residential);
        }
        if (file.All<MissingStarted>().Any())
            facts.Add(LineFactNames.MissingEpisode);
    }

    private static void OfCase(CaseFile file, Pack pack, LocalDate day, HashSet<string> facts)
    {
        var tool = file.LatestEntry<ToolCompleted>();
        if (tool is null)
            facts.Add(LineFactNames.NoTool);
        if (file.LatestEntry<StrategyDiscussionHeld>() is { } held && (tool is null || tool.Happened.Day < held.Happened.Day))
            facts.Add(LineFactNames.ToolBeforeDiscussion);
        if (Standing.Level(file) is { Body: RiskLevelSet { Level: RiskLevel.High } })
            facts.Add(LineFactNames.HighRisk);
        if (Standing.LivePlans(file).Any(plan => plan.Type == PlanType.Cp))
            facts.Add(LineFactNames.ChildProtection);
        if (Standing.Enquiry(file) is not null)
            facts.Add(LineFactNames.EnquiryFollows);
        if (file.Entries.FirstOrDefault(entry => entry.Body is ConcernRecorded or ReferralMade or ContactReceived) is { } first
            && first.Happened.Day.AddMonths(pack.Number("long-standing-months", LongStandingMonthsUnlessSet)) <= day)
            facts.Add(LineFactNames.LongStanding);
    }

    private static void OfDiscussion(StrategyDiscussion discussion, HashSet<string> facts)
    {
        facts.Add(discussion.Disclosure == Disclosure.Made ? LineFactNames.DisclosureMade : LineFactNames.NoDisclosure);
        if (discussion.Victims > 1 || discussion.Suspects > 1)
            facts.Add(LineFactNames.Several);
        if (discussion.OtherAuthorities)
            facts.Add(LineFactNames.OtherAuthority);
        foreach (var young in discussion.YoungPeople ?? [])
        {
            facts.Add(LineFactNames.YoungPersonNamed);
            if (young.As is YoungPersonPart.Committed or YoungPersonPart.Facilitated)
                facts.Add(LineFactNames.YoungSuspect);
        }
        if (discussion is not StrategyDiscussionHeld held)
            return;
        if (held.SignificantHarm == SignificantHarm.Yes)
            facts.Add(LineFactNames.EnquiryFollows);
        var present = (discussion.Invitations ?? []).Where(one => one.Attended == true).ToList();
        if (!present.Exists(one => one.Is("gp")))
            facts.Add(LineFactNames.GpAbsent);
        if (!present.Exists(one => one.Of("education")))
            facts.Add(LineFactNames.EducationAbsent);
        if (present.Exists(one => one.Of("voluntary")))
            facts.Add(LineFactNames.SpecialistNamed);
    }
}
