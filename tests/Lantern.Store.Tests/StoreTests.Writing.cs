using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    [Fact]
    public async Task An_entry_on_an_absent_file_writes_nothing()
    {
        Assert.IsType<Outcome.NotFound>(await Try(Hub, ActPart.In(new FileId("absent"), new ChildSeen(), Today)));
        Assert.Empty(Store.Index.Files(Hub));
    }

    [Fact]
    public async Task An_act_without_command_or_parts_is_an_error()
    {
        var part = ActPart.InNew(FileKind.Child, new ConcernRecorded(), Today);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Files.Write(new Act(" ", part), Teacher));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Files.Write(new Act(new string('c', 101), part), Teacher));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Files.Write(new Act("a", []), Teacher));
    }

    [Fact]
    public async Task What_has_not_happened_yet_is_refused()
    {
        var file = await Allocated();
        Assert.Equal("not-happened-yet", await RefusalOf(Lee, ActPart.In(file, new ChildSeen(), new Happening(Today.Day.PlusDays(1)))));
        Assert.Equal(4, (await Opened(file, Lee)).Number);
    }

    [Fact]
    public async Task A_stale_expected_number_is_out_of_date()
    {
        var file = await Allocated();
        var stale = Assert.IsType<Outcome.OutOfDate>(await Try(Lee, ActPart.In(file, new ChildSeen(), Today, expectedNumber: 3)));
        Assert.Equal(4, stale.Number);
        Assert.Equal(5, (await Written(Lee, ActPart.In(file, new ChildSeen(), Today, expectedNumber: 4)))[0].Number);
    }

    [Fact]
    public async Task The_same_command_writes_once_and_answers_the_same()
    {
        var file = await Allocated();
        var act = new Act("once", [ActPart.In(file, new ChildSeen { Alone = true }, Today), ActPart.In(file, new ChildSpoke { Words = new Passage("Mine") }, Today)]);
        var first = Assert.IsType<Outcome.Written>(await Store.Files.Write(act, Lee));
        await Written(Hub, ActPart.In(file, new SignificantChange(), Today));
        Reopen();
        var again = Assert.IsType<Outcome.Written>(await Store.Files.Write(act, Lee));
        Assert.Equal(first.Entries, again.Entries);
        Assert.Equal(7, (await Opened(file, Lee)).Number);
    }

    [Fact]
    public async Task The_same_command_of_somebody_else_tells_nothing()
    {
        var file = await Allocated();
        var act = new Act("mine", ActPart.In(file, new ChildSeen(), Today));
        Assert.IsType<Outcome.Written>(await Store.Files.Write(act, Lee));
        Assert.IsType<Outcome.NotFound>(await Store.Files.Write(act, Hub));
    }

    [Fact]
    public async Task A_refused_command_may_be_sent_again_once_mended()
    {
        var file = await Allocated();
        Assert.IsType<Outcome.Refused>(await Store.Files.Write(new Act("again", ActPart.In(file, new RiskLevelSet { Level = RiskLevel.High }, Today)), Lee));
        Assert.IsType<Outcome.Written>(await Store.Files.Write(
            new Act("again", ActPart.In(file, new RiskLevelSet { Level = RiskLevel.High, Because = "Two incidents" }, Today)), Lee));
    }

    [Fact]
    public async Task Of_two_writers_who_name_a_lead_professional_at_once_one_is_refused()
    {
        for (var round = 0; round < 20; round++)
        {
            var file = await Allocated();
            var outcomes = await Task.WhenAll(new[] { Lee, Hub }.Select(writer => Task.Run(() =>
                Try(writer, ActPart.In(file, new LeadProfessionalNamed { Worker = writer.Worker }, Today)))));
            Assert.Single(outcomes.OfType<Outcome.Written>());
            Assert.Equal("second-lead-professional", Assert.Single(Assert.Single(outcomes.OfType<Outcome.Refused>()).Said).Refusal);
        }
    }

    [Fact]
    public async Task An_act_over_several_files_writes_all_or_nothing()
    {
        var (one, other) = (await Allocated(), await Allocated());
        var refused = await Try(Lee,
            ActPart.In(one, new MeetingHeld(), Today),
            ActPart.In(other, new RiskLevelSet { Level = RiskLevel.High }, Today));
        Assert.IsType<Outcome.Refused>(refused);
        Assert.IsType<Outcome.NotFound>(await Try(Lee, ActPart.In(one, new MeetingHeld(), Today), ActPart.In(await Referred(), new MeetingHeld(), Today)));
        Assert.IsType<Outcome.OutOfDate>(await Try(Lee, ActPart.In(one, new MeetingHeld(), Today), ActPart.In(other, new MeetingHeld(), Today, expectedNumber: 1)));
        Assert.Equal((4, 4), ((await Opened(one, Lee)).Number, (await Opened(other, Lee)).Number));

        var written = await Written(Lee, ActPart.In(one, new MeetingHeld(), Today), ActPart.In(other, new MeetingHeld(), Today));
        Assert.Equal([one, other], written.Select(entry => entry.File));
        Assert.Single(written.Select(entry => entry.Act).Distinct());
    }

    [Fact]
    public async Task One_act_can_begin_a_childs_file_and_a_persons()
    {
        var written = await Written(Police,
            ActPart.InNew(FileKind.Child, new ConcernRecorded(), Today),
            ActPart.InNew(FileKind.PersonOfConcern, new PersonOfConcernIdentified { GivenName = "Kim" }, Today),
            ActPart.InNew(FileKind.Child, new ReferralMade(), Today));
        Assert.Equal([1, 1, 2], written.Select(entry => entry.Number));
        Assert.Equal(written[0].File, written[2].File);
        Assert.Equal(FileKind.PersonOfConcern, (await Opened(written[1].File, Hub)).Kind);
        Assert.IsType<Outcome.NotFound>(await Try(Teacher, ActPart.InNew(FileKind.PersonOfConcern, new PersonOfConcernIdentified(), Today)));
    }

    [Fact]
    public async Task Written_is_the_stores_time_and_never_goes_back()
    {
        var file = await Allocated();
        var before = Now;
        var early = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Clock.GetUtcNow() - TimeSpan.FromSeconds(20));
        Store.Dispose();
        using var back = OpenStore(early);
        var outcome = await back.Files.Write(new Act("back", ActPart.In(file, new ChildSeen(), Today)), Lee);
        Assert.Equal(before, Assert.IsType<Outcome.Written>(outcome).Entries[0].Written);
        Assert.Equal(before, (await back.Files.Open(file, Lee, Purpose.WorkingOnTheFile))!.AsOf(before).LatestEntry<ChildSeen>()!.Written);
    }

    [Fact]
    public async Task An_answer_to_an_entry_that_is_not_there_is_refused()
    {
        var file = await Allocated();
        Assert.Equal("no-such-entry", await RefusalOf(Lee, ActPart.In(file, new ActionDone { Of = 9 }, Today)));
        Assert.Equal("no-such-entry", await RefusalOf(Lee, ActPart.In(file, new ActionDone { Of = 5 }, Today)));
        Assert.Equal("no-such-entry", await RefusalOf(Lee, ActPart.In(file, new EntryStruckOut { Because = "Wrong" }, Today)));
        var both = await Written(Lee, ActPart.In(file, new ActionAgreed { Owner = "lee" }, Today), ActPart.In(file, new ActionDone { Of = 5 }, Today));
        Assert.Equal(6, both[1].Number);
    }

    [Fact]
    public async Task A_correction_that_could_not_be_read_is_refused()
    {
        var file = await Allocated();
        EntryCorrected To(int of, string yaml) => new() { Of = of, Because = "Mistyped", To = (Mapping)Yaml.Read(yaml, "to") };
        Assert.Equal("cannot-read-so", await RefusalOf(Lee, ActPart.In(file, To(1, "{ born: soon }"), Today)));
        Assert.Equal("cannot-read-so", await RefusalOf(Lee, ActPart.In(file, To(1, "{ colour: red }"), Today)));
        Assert.Equal("cannot-read-so", await RefusalOf(Lee, ActPart.In(file, To(1, "{ happened: 2027-01-01 }"), Today)));
        Assert.Equal("nothing-corrected", await RefusalOf(Lee, ActPart.In(file, To(1, "{}"), Today)));
        await Written(Lee, ActPart.In(file, To(1, "{ born: 2010-05-14 }"), Today));
        Assert.Equal("correction-corrected", await RefusalOf(Lee, ActPart.In(file, To(5, "{ of: 2 }"), Today)));
        var open = await Opened(file, Lee);
        Assert.Equal(new LocalDate(2010, 5, 14), open.AsOf(open.Now).Latest<ChildIdentified>()!.Born);
    }

    [Fact]
    public async Task Only_its_writer_or_who_answers_for_the_file_puts_an_entry_right()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        Assert.Equal("no-such-entry", await RefusalOf(Teacher, ActPart.In(file, new EntryStruckOut { Of = 4, Because = "No" }, Today)));
        Assert.Equal("its-writer-puts-it-right", await RefusalOf(Nurse, ActPart.In(file, new EntryStruckOut { Of = 4, Because = "No" }, Today)));
        await Written(Teacher, ActPart.In(file, new EntryStruckOut { Of = 2, Because = "Wrong child" }, Today));
        await Written(Lee, ActPart.In(file, new EntryRestored { Of = 2, Because = "It was right" }, Today));
    }

    [Fact]
    public async Task Only_the_hub_decides_for_the_hub()
    {
        var file = await Allocated();
        Assert.Equal("not-yours-to-write", await RefusalOf(Teacher, ActPart.In(file, new HubDecided { Outcome = HubOutcome.NoFurtherAction, Because = "?" }, Today)));
        await Written(Hub, ActPart.In(file, new HubDecided { Outcome = HubOutcome.AssessmentSection47, Because = "Harm" }, Today));
    }

    [Fact]
    public async Task What_is_far_too_long_or_of_no_form_is_refused()
    {
        var file = await Allocated();
        Assert.Equal("too-long", await RefusalOf(Lee, ActPart.In(file, new ChildSpoke { Words = new Passage(new string('a', 600_000)) }, Today)));
        Assert.Equal("cannot-be-kept", await RefusalOf(Lee, ActPart.In(file, new WelfareContactAgreed { Every = new Span(-1, Unit.Days) }, Today)));
        Assert.Equal(4, (await Opened(file, Lee)).Number);
    }

    [Fact]
    public async Task What_is_half_a_letter_is_kept_as_the_mark_for_one()
    {
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new ChildSpoke { Words = new Passage("a\ud800b") }, Today));
        var open = await Opened(file, Lee);
        Assert.Equal("a\ufffdb", open.AsOf(open.Now).Latest<ChildSpoke>()!.Words!.Words);
    }
}
