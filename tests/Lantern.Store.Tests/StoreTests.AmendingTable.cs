using Lantern.Access;
using Lantern.Entries;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private static readonly Reader Reviewer = new("reviewer", "Ray Reviewer", Role.ReviewingOfficer, "review", "");
    private static readonly Reader Invited = new("invited", "Ivy Invited", Role.Housing, "housing", "");
    private static readonly Reader Glass = new("glass", "Glen Glass", Role.Health, "hospital", "");
    private static readonly Reader Kept = new("kept", "Kim Kept", Role.HubManager, "elsewhere", "");
    private static readonly Reader Watching = new("auditor", "Aud Auditor", Role.Auditor, "council", "");
    private static Reader[] Everyone => [.. All, Officer, Reviewer, Invited, Glass, Kept, Watching];

    /// <summary>A file to which everybody of the tests stands in some way: every relation there is but those to one entry.</summary>
    private async Task<FileId> WithEverybody()
    {
        foreach (var agency in (string[])["review", "housing", "hospital", "elsewhere"])
            await Store.Staff.Save(new Agency(agency, $"The {agency}"));
        foreach (var worker in Everyone.Except(All))
            await Store.Staff.Save(worker);
        var file = await Allocated();
        await Written(Hub, ActPart.In(file, new LeadProfessionalNamed { Worker = Police.Worker }, Today),
            ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = Ash.Worker }, Today));
        await Join(Nurse, file);
        await Store.Staff.Add(Belonging.ReferralColleague, Colleague.Agency, Colleague.Worker, null, "Works on referrals");
        await Store.Staff.Add(Belonging.Chair, Sam.Agency, Sam.Worker, file, "Chairs", until: Now + NodaTime.Duration.FromDays(9));
        await Store.Staff.Add(Belonging.ReviewingOfficer, Reviewer.Agency, Reviewer.Worker, file, "Reviews", until: Now + NodaTime.Duration.FromDays(9));
        await Store.Staff.Add(Belonging.InvitedToMeeting, Invited.Agency, Invited.Worker, file, "One meeting", until: Now + NodaTime.Duration.FromDays(9));
        await Store.Staff.Add(Belonging.BreakGlass, Glass.Agency, Glass.Worker, file, "To protect a child tonight", until: Now + NodaTime.Duration.FromHours(3));
        await Store.Staff.Add(Belonging.Blocked, Kept.Agency, Kept.Worker, file, "Knows the family");
        return file;
    }

    [Fact]
    public async Task Every_kind_is_corrected_struck_out_and_put_back_by_exactly_whom_both_rights_allow()
    {
        var (asked, allowed, differ, met) = (0, 0, new List<string>(), Relation.None);
        foreach (var kind in Kinds.All.Where(kind => !WhoAmends.IsAmendment(Blank(kind))))
        {
            var file = await WithEverybody();
            var entry = await WrittenBySomebody(file, kind);
            foreach (var person in Everyone)
            {
                var open = await Open(file, person);
                met |= open?.Relation ?? Relation.None;
                var may = open is not null && open.Sees(entry.Number) && Decides(person, Deed.Write, open.Relation)
                    && Decides(person, Deed.Amend, Relations.To(entry.Writer, person, open.Relation)) && WhoWrites.May(kind, open.Relation);
                foreach (var (what, body, expected) in ((string, Body, bool)[])
                [
                    ("correct", Putting(entry.Number, "{ because: Put otherwise }"), may && kind.NeverCorrected is null),
                    ("strike out", StrikingOut(entry.Number), may && kind.EndsOnlyBy is null),
                    ("put back", PuttingBack(entry.Number), may),
                ])
                {
                    // What is never struck out is not there to be put back.
                    if (what == "put back" && kind.EndsOnlyBy is not null)
                        continue;
                    // Whoever may strike out has just done so; for the others somebody else does, and puts it back after.
                    var byAnother = what == "put back" && !expected;
                    if (byAnother)
                        await Written(Amender(kind), ActPart.In(file, StrikingOut(entry.Number), Today));
                    asked++;
                    if (await Try(person, ActPart.In(file, body, Today)) is Outcome.Written != expected)
                        differ.Add($"{kind}: {what} as {open?.Relation} {person.Role} – both rights say {expected}");
                    allowed += expected ? 1 : 0;
                    if (byAnother)
                        await Written(Amender(kind), ActPart.In(file, PuttingBack(entry.Number), Today));
                }
            }
        }
        Assert.True(differ.Count == 0, string.Join('\n', differ.Take(20)));
        Assert.True(asked > 4_000 && allowed > 800, $"Only {asked} were asked and {allowed} of them allowed.");
        Assert.True(BitOperations(met) >= 13, $"Not everybody came to the file: {met}.");
    }

    private static int BitOperations(Relation relation) => System.Numerics.BitOperations.PopCount((uint)relation);

    private static bool Decides(Reader reader, Deed deed, Relation relation) => Policy.Decide(reader, deed, Marks.None, relation).Allowed;

    // Another lead professional is named only in place of the one who leads: entry 5 of the file.
    private static Body Blank(Kind kind) => kind == Kinds.Of<LeadProfessionalNamed>() ? new LeadProfessionalNamed { Of = 5 }
        : kind.Read(new Mapping([new Pair("because", Place.None, new Scalar("A reason", Place.None))], Place.None));

    private static Reader Amender(Kind kind) =>
        WhoWrites.May(kind, Relation.HubManager) ? Hub : WhoWrites.May(kind, Relation.TeamManager) ? Pat : Lee;

    private async Task<Entry> WrittenBySomebody(FileId file, Kind kind)
    {
        foreach (var writer in (Reader[])[Teacher, Lee, Pat, Hub, Service, Front, Cse])
        {
            if (await Try(writer, ActPart.In(file, Blank(kind), Today)) is Outcome.Written written)
                return written.Entries[0];
        }
        throw new InvalidOperationException($"Nobody could write {kind}.");
    }

    [Fact]
    public async Task After_any_amendments_by_anybody_nobody_has_come_in_and_the_hold_stands()
    {
        var luck = new Random(4_041);
        var (tried, written) = (0, 0);
        for (var round = 0; round < 12; round++)
        {
            var file = await WithEverybody();
            await Written(Police, ActPart.In(file, new ActionDone { Of = 6 }, Today), ActPart.In(file, new SignificantIncident { What = new Passage("Watched") }, Today, Marks.Police));
            await Written(Hub, ActPart.In(file, Proposal(), Today), ActPart.In(file, new LegalHoldPlaced { Authority = "Inquiry 4" }, Today),
                ActPart.In(file, new StrategyDiscussionPlanned { Chair = Service.Worker }, Today), ActPart.In(file, new RiskLevelSet { Level = RiskLevel.High, Because = "Seen" }, Today),
                ActPart.In(file, new LeadProfessionalNamed { Worker = Ash.Worker, Of = 5 }, Today), ActPart.In(file, new CaseAllocated { Worker = Lee.Worker, Grade = Grade.Senior }, Today));
            await Written(Nurse, ActPart.In(file, new ActionAgreed { Action = new Passage("Write"), Owner = Nurse.Worker }, Today), ActPart.In(file, new WelfareContactAgreed { Person = Ash.Worker }, Today));
            for (var step = 0; step < 40; step++)
            {
                var before = await Parts(file);
                var person = Everyone[luck.Next(Everyone.Length)];
                var of = luck.Next(1, (await Opened(file, Hub)).Number + 1);
                var outcome = await Try(person, ActPart.In(file, Amendment(luck, of), Today));
                tried++;
                if (outcome is not Outcome.Written)
                    continue;
                written++;
                var after = await Parts(file);
                var mayLetIn = before[person.Worker] is { } relation && (Decides(person, Deed.ChangeMembers, relation) || WhoWrites.May(Kinds.Of<CaseAllocated>(), relation));
                foreach (var one in Everyone.Where(_ => !mayLetIn))
                {
                    var gained = (after[one.Worker] ?? Relation.None) & ~(before[one.Worker] ?? Relation.None);
                    // Whoever loses a right to the file may fall back on the emergency it made needless.
                    Assert.True((gained & ~Relation.BreakGlass) == Relation.None, $"{person.Worker} let in {one.Worker} as {gained}.");
                }
                Assert.All(Store.Erasures.Proposed(Officer), line => Assert.True(line.IsHeld));
            }
            await Written(Hub, ActPart.In(file, Proposal(), Today));
            Assert.Equal(ErasureAnswer.Held, await Store.Erasures.Erase(file, Officer));
        }
        Assert.True(tried >= 480 && written > 60, $"Only {written} of {tried} were written.");
    }

    private async Task<Dictionary<string, Relation?>> Parts(FileId file)
    {
        var parts = new Dictionary<string, Relation?>();
        foreach (var one in Everyone)
            parts[one.Worker] = (await Open(file, one))?.Relation;
        return parts;
    }

    private static Body Amendment(Random luck, int of) => luck.Next(4) switch
    {
        0 => StrikingOut(of),
        1 => PuttingBack(of),
        2 => Putting(of, $"{{ happened: 2026-0{luck.Next(1, 4)}-1{luck.Next(0, 9)} }}"),
        _ => Putting(of, ((string[])["{ because: Other }", "{ worker: nurse }", "{ owner: nurse }", "{ person: police }", "{ chair: glass }", "{ of: 6 }", "{ authority: Nobody }", "{ level: medium }"])[luck.Next(8)]),
    };
}
