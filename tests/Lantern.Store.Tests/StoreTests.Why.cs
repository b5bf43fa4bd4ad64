using Lantern.Access;
using Lantern.Entries;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private static readonly Purpose Page = Purpose.WorkingOnTheFile;

    // Whoever can read a file by one relation alone, and the file.
    private async Task<(Reader Reader, FileId File)> Standing(Relation relation)
    {
        var file = await Known($"Who{relation}");
        switch (relation)
        {
            case Relation.AllocatedWorker or Relation.TeamManager:
                await Written(Hub, ActPart.In(file, new CaseAllocated { Worker = Lee.Worker, Grade = Grade.Experienced }, Today));
                return (relation == Relation.TeamManager ? Pat : Lee, file);
            case Relation.LeadProfessional:
                await Written(Hub, ActPart.In(file, new LeadProfessionalNamed { Worker = Ash.Worker, Agency = Ash.Agency }, Today));
                return (Ash, file);
            case Relation.Referrer:
                return (Teacher, await Referred("Robin", "Referred"));
            case Relation.ReferringAgency:
                await Store.Staff.Add(Belonging.ReferralColleague, "school", Colleague.Worker, null, "Works on referrals");
                return (Colleague, await Referred("Robin", "Colleague"));
            case Relation.ActionOwner:
                await Written(Hub, ActPart.In(file, new HubActionSet { Action = new Passage("Ask."), Owner = Ash.Worker, Timescale = Today.Day.PlusDays(3) }, Today));
                return (Ash, file);
            case Relation.BreakGlass:
                await Store.Watch.BreakGlass(Ash, new Asked(null, "Watched", null, $"R-Who{relation}"), "A call in the night, number one", 2);
                return (Ash, file);
            case Relation.FrontDoor or Relation.HubManager or Relation.CseManager or Relation.ServiceManager:
                return (All.First(one => Relations.Of(one, file, [], Memberships.None, Now) == relation), file);
            default:
                await Store.Staff.Add(Enum.Parse<Belonging>(relation.ToString()), Nurse.Agency, Nurse.Worker, file, "For the test", Now, Now + Duration.FromDays(1));
                return (Nurse, file);
        }
    }

    private static IEnumerable<Relation> Reading => Enum.GetValues<Relation>()
        .Where(one => Policy.Decide(new Reader("x", "X", Role.Housing, "x", ""), Deed.Read, Marks.None, one).Allowed);

    private static Obligations OwedBy(Reader reader, Relation relation) => Policy.Decide(reader, Deed.Read, Marks.None, relation).Obligations;

    [Fact]
    public async Task Each_obligation_of_the_policy_is_kept_by_whoever_may_read_by_each_relation()
    {
        var kept = Obligations.None;
        foreach (var relation in Reading)
        {
            var (reader, file) = await Standing(relation);
            var owed = OwedBy(reader, relation);
            foreach (var one in Enum.GetValues<Obligations>().Where(one => one != Obligations.None && owed.HasFlag(one)))
            {
                await Keeps(one, reader, file, relation);
                kept |= one;
            }
            if (!owed.HasFlag(Obligations.SayWhy))
                Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, reader, Page));
        }
        Assert.Equal(Enum.GetValues<Obligations>().Aggregate(Obligations.None, (all, one) => all | one), kept);
    }

    private async Task Keeps(Obligations obligation, Reader reader, FileId file, Relation relation)
    {
        async Task<int> Looks() => (await Store.Files.Looks(file, Hub))!.Count(look => look.Worker == reader.Worker);
        var before = await Looks();
        switch (obligation)
        {
            case Obligations.NoteTheLook:
                Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, reader, Purpose.Of("Noted")));
                Assert.Equal(before + 1, await Looks());
                break;
            case Obligations.SayWhy when relation == Relation.BreakGlass:
                Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, reader, Page));
                Assert.Equal("A call in the night, number one", (await Store.Files.Looks(file, Hub))!.First(look => look.Worker == reader.Worker).Purpose);
                break;
            case Obligations.SayWhy:
                Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(file, reader, Page));
                Assert.Equal(before, await Looks());
                break;
            case Obligations.AlertThePrivacyOfficer:
                Assert.Single(Store.Watch.Alerts(Privacy)!, alert => alert.File == file && alert.Worker == reader.Worker);
                break;
            case Obligations.ReviewInTwoWorkingDays:
                var due = Store.Watch.Alerts(Privacy)!.Single(alert => alert.File == file);
                Assert.Equal(TestPack.Pack.Calendar.After(London.DayOf(due.At), 2), due.Due);
                Assert.False(await Store.Watch.Review(due.Id, reader, Finding.InOrder, "My own"));
                break;
            default:
                Assert.Fail($"Nothing shows that {obligation} is kept: say here how.");
                break;
        }
    }

    [Fact]
    public async Task A_reason_that_was_answered_stands_for_that_person_and_that_file_for_its_hours_alone()
    {
        var (file, other) = (await Known("Ann"), await Known("Ben"));
        Assert.True(Store.Files.AsksWhy(file, Cse));
        Assert.Null(Store.Files.AsksWhy(file, Nurse));
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(file, Cse, Purpose.Answered("  ")));
        Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, Cse, Purpose.Of("Only this once")));
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(file, Cse, Page));
        Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, Cse, Purpose.Answered("The school asked me")));
        Clock.Advance(TimeSpan.FromHours(7));
        Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, Cse, Page));
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(file, Service, Page));
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(other, Cse, Page));
        Assert.Equal(["The school asked me", "The school asked me", "Only this once"], (await Store.Files.Looks(file, Hub))!.Select(look => look.Purpose));
        // Looking again meanwhile does not make it longer.
        Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(file, Cse, Page));
    }

    [Fact]
    public async Task A_reason_stands_after_a_restart_and_on_every_node()
    {
        var (file, other) = (await Known("Ann"), await Known("Ben"));
        using (var node = OpenStore(Clock))
        {
            Assert.IsType<FileAnswer.SayWhyFirst>(await node.Files.TryOpen(file, Cse, Page));
            await Store.Files.TryOpen(file, Cse, Purpose.Answered("The school asked me"));
            Assert.IsType<FileAnswer.Opened>(await node.Files.TryOpen(file, Cse, Page));
        }
        Reopen();
        Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, Cse, Page));
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(other, Cse, Page));
    }

    [Fact]
    public async Task Nobody_is_asked_why_they_do_what_the_record_asks_of_them()
    {
        var file = await Referred();
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(file, Hub, Page));
        Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, Front, Page));
        await Written(Front, ActPart.In(file, new ReferralSentToHub { From = "school", Because = "Signs" }, Today));
        // What they did it for stands on the next page too, and no longer than an answer does.
        Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, Front, Page));
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(file, Cse, Page));
        Assert.IsType<FileAnswer.Opened>(await Store.Files.TryOpen(file, Hub, Page));
        Assert.Equal(["Meeting a duty: Decide on referral", Purpose.DecidingOnAReferral.Words, Purpose.DecidingOnAReferral.Words],
            (await Store.Files.Looks(file, Hub))!.Select(look => look.Purpose));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<FileAnswer.SayWhyFirst>(await Store.Files.TryOpen(file, Front, Page));
    }
}
