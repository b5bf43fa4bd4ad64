using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Tests.Access;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

/// <summary>Whoever may open a file reads the parts of the record that are theirs to read, and no other.</summary>
public abstract partial class StoreTests
{
    private static readonly string[] Belongings =
        ["network member", "network member", "invited to meeting", "chair", "reviewing officer", "break glass", "blocked", "referring agency"];

    // Those whose work is the whole hub read nearly everything: one of them is enough.
    private static readonly Reader[] Readers = [Nurse, Teacher, Colleague, Police, Lee, Ash, Pat, Sam, Hub];

    /// <summary>How many random sequences are tried on this database.</summary>
    protected abstract int Sequences { get; }

    [Fact]
    public async Task After_any_memberships_namings_and_corrections_everybody_reads_what_the_sheet_permits_and_nothing_it_denies()
    {
        var sheet = new PermissionSheet(File.ReadAllText(Sheets("permissions.csv")));
        var parts = File.ReadAllLines(Sheets("permissions-kinds.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[5]);
        var luck = new Random(20261201);
        var (written, shown, hidden, closed) = (0, 0, 0, 0);
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            Clock.Advance(TimeSpan.FromMinutes(3));
            var oracle = new SheetOracle(sheet, parts);
            var file = await Begun(luck, oracle);
            var story = new List<string>();
            for (var steps = luck.Next(4, 12); steps > 0; steps--)
            {
                Clock.Advance(TimeSpan.FromSeconds(luck.Next(90)));
                written += await Step(luck, file, oracle, story) ? 1 : 0;
            }
            foreach (var reader in luck.GetItems(Readers, 3).Distinct())
            {
                var seen = (await Open(file, reader))?.Entries.Select(entry => entry.Number).ToList();
                var may = oracle.Reads(reader, Now);
                Assert.True(may is null == seen is null && (may is null || may.SequenceEqual(seen!)),
                    $"Sequence {sequence}: {reader.Worker} as {string.Join(", ", oracle.TiesOf(reader, Now))} reads {Said(seen)}, the sheet says {Said(may)} of\n{string.Join('\n', story)}");
                (shown, hidden, closed) = (shown + (seen?.Count ?? 0), hidden + (seen is null ? 0 : oracle.Lines.Count - seen.Count), closed + (seen is null ? 1 : 0));
            }
        }
        Assert.True(written > Sequences * 3 && shown > Sequences && hidden > Sequences / 4 && closed > Sequences / 4,
            $"{written} written, {shown} entries shown, {hidden} kept, {closed} files closed to somebody.");
    }

    private async Task<FileId> Begun(Random luck, SheetOracle oracle)
    {
        var starter = All[luck.Next(All.Length)];
        var written = await Written(starter, ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = "Robin" }, Today),
            ActPart.InNew(FileKind.Child, new ConcernRecorded { Concern = new Passage("A worry") }, Today));
        oracle.Wrote(new ModelLine(1, "child-identified", starter), Now);
        oracle.Wrote(new ModelLine(2, "concern-recorded", starter), Now);
        if (luck.Next(2) == 0 && await Try(Hub, ActPart.In(written[0].File, new CaseAllocated { Worker = Lee.Worker, Grade = Grade.Experienced }, Today)) is Outcome.Written)
            oracle.Wrote(new ModelLine(3, "case-allocated", Hub) { Named = Lee.Worker }, Now);
        return written[0].File;
    }

    private async Task<bool> Step(Random luck, FileId file, SheetOracle oracle, List<string> story)
    {
        if (luck.Next(4) == 0)
            return await Belongs(luck, file, oracle, story);
        var writer = All[luck.Next(All.Length)];
        var (body, line) = Anything(luck, oracle, writer);
        var marked = luck.Next(6) == 0 && body is SignificantChange ? Marks.Police : Marks.None;
        if (await Try(writer, ActPart.In(file, body, Today, marked)) is not Outcome.Written outcome)
            return false;
        if (marked != Marks.None)
            line = line with { Marks = ["police"] };
        oracle.Wrote(line with { Number = outcome.Entries[0].Number }, Now);
        story.Add($"{line with { Number = outcome.Entries[0].Number, Writer = writer }}");
        return true;
    }

    private async Task<bool> Belongs(Random luck, FileId file, SheetOracle oracle, List<string> story)
    {
        var (who, tie) = (All[luck.Next(All.Length)], Belongings[luck.Next(Belongings.Length)]);
        var belonging = tie switch
        {
            "network member" => Belonging.NetworkMember, "invited to meeting" => Belonging.InvitedToMeeting, "chair" => Belonging.Chair,
            "reviewing officer" => Belonging.ReviewingOfficer, "break glass" => Belonging.BreakGlass, "blocked" => Belonging.Blocked, _ => Belonging.ReferralColleague,
        };
        var until = Now + Duration.FromSeconds(luck.Next(20, 600));
        var membership = await Store.Staff.Add(belonging, who.Agency, who.Worker, file, "For the test", until: until);
        oracle.Members.Add(new ModelMember(tie, who, who.Agency, Now, until));
        story.Add($"{who.Worker} {tie} until {until}");
        if (luck.Next(4) == 0)
        {
            await Store.Staff.End(membership);
            oracle.Members[^1] = oracle.Members[^1] with { Until = Now };
            story.Add("ended");
        }
        return true;
    }

    private static (Body Body, ModelLine Line) Anything(Random luck, SheetOracle oracle, Reader writer)
    {
        var (somebody, some) = (All[luck.Next(All.Length)].Worker, luck.Next(1, oracle.Lines.Count + 1));
        int? action = oracle.Lines.LastOrDefault(line => line.Kind == "action-agreed")?.Number;
        var asked = oracle.Lines.LastOrDefault(line => line.Kind == "hub-action-set");
        var disrupts = luck.Next(3) == 0;
        ModelLine Of(string kind) => new(0, kind, writer);
        string[] inherited = action is { } of ? [.. oracle.Lines[of - 1].Marks] : [];
        int? sent = luck.Next(2) == 0 ? oracle.Lines.LastOrDefault(line => line.Kind == "concern-recorded")?.Number : null;
        return luck.Next(23) switch
        {
            0 => (new CaseAllocated { Worker = luck.Next(2) == 0 ? Lee.Worker : Ash.Worker, Grade = Grade.Experienced }, Of("case-allocated")) is var (body, line)
                ? (body, line with { Named = body.Worker }) : default,
            1 => (new LeadProfessionalNamed { Worker = somebody, Of = oracle.Lines.LastOrDefault(line => line.Kind == "lead-professional-named")?.Number }, Of("lead-professional-named") with { Named = somebody }),
            2 or 3 => (new ActionAgreed { Action = new Passage("Ring"), Owner = somebody, Area = disrupts ? "disruption" : "protecting-child" }, Of("action-agreed") with { Owner = somebody, Marks = disrupts ? ["disruption"] : [] }),
            4 => (new HubActionSet { Action = new Passage("Ask"), Owner = somebody, Timescale = new LocalDate(2026, 9, 1) }, Of("hub-action-set") with { Owner = somebody }),
            5 => (new ActionProgressed { Of = action, Progress = new Passage("Half") }, Of("action-progressed") with { Of = action, Marks = inherited }),
            6 => (new ActionDone { Of = action, Result = new Passage("Done") }, Of("action-done") with { Of = action, Marks = inherited }),
            7 => (new HubActionDone { Of = asked?.Number, Result = new Passage("Done") }, Of("hub-action-done") with { Of = asked?.Number }),
            8 => (new StrategyDiscussionPlanned { Chair = somebody, Invited = [Nurse.Worker] }, Of("strategy-discussion-planned") with { Named = somebody, Present = [Nurse.Worker] }),
            9 => (new MeetingHeld { Present = [somebody, "A neighbour"], Summary = new Passage("Said") }, Of("meeting-held") with { Present = [somebody] }),
            10 => (new ConcernRecorded { Concern = new Passage("More") }, Of("concern-recorded")),
            11 => (new HubDecided { Outcome = HubOutcome.AssessmentSection47, Because = "Seen", Of = sent }, Of("hub-decided") with { Of = sent }),
            12 => (new OutcomeTold { Recipient = Recipient.Referrer, Note = new Passage("Told"), Of = sent }, Of("outcome-told") with { ToReferrer = true, Of = sent }),
            13 => (new OutcomeTold { Recipient = Recipient.Parent, Note = new Passage("Told") }, Of("outcome-told")),
            14 => (new SignificantChange { What = new Passage("Moved") }, Of("significant-change")),
            15 => (new AssociateNamed { Who = new Passage("A friend"), OpenBecause = disrupts ? "Everybody has met her" : null }, Of("associate-named") with { Marks = disrupts ? [] : ["third party"] }),
            16 => (new ReportShared { With = SharedWith.Parents }, Of("report-shared")),
            17 => (new SharingDecided { Item = new Passage("The plan"), Because = "Asked for" }, Of("sharing-decided")),
            18 => (new EntryStruckOut { Of = some, Because = "A slip" }, Of("entry-struck-out") with { Of = some }),
            19 => (new EntryRestored { Of = some, Because = "It stands" }, Of("entry-restored") with { Of = some }),
            20 => (new ContactReceived { From = "Police" }, Of("contact-received")),
            21 => (new EntryCorrected { Of = some, Because = "Mistyped", To = (Mapping)Yaml.Read($"{{ because: Put otherwise {luck.Next(9)} }}", "to") }, Of("entry-corrected") with { Of = some }),
            _ => (new EntryCorrected { Of = some, Because = "Mistyped", To = (Mapping)Yaml.Read($"{{ owner: {somebody} }}", "to") }, Of("entry-corrected") with { Of = some }),
        };
    }

    private static string Said(IEnumerable<int>? numbers) => numbers is null ? "nothing" : string.Join(' ', numbers);

    private static string Sheets(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lantern.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", name);
    }
}
