using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private static EntryCorrected Putting(int of, string to) => new() { Of = of, Because = "Mistaken", To = (Mapping)Yaml.Read(to, "to") };

    private static EntryStruckOut StrikingOut(int of) => new() { Of = of, Because = "Mistaken" };

    private static EntryRestored PuttingBack(int of) => new() { Of = of, Because = "Right after all" };

    [Fact]
    public async Task Whoever_may_not_allocate_does_not_correct_the_allocation_to_themselves()
    {
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new SignificantChange { What = new Passage("Legal canary") }, Today, Marks.Legal));
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Cse, ActPart.In(file, Putting(4, "{ worker: cse }"), Today)));
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, StrikingOut(4), Today)));
        Assert.DoesNotContain("Legal canary", Dump(await Opened(file, Cse)));
        Assert.NotNull(await Open(file, Lee));
        Assert.NotNull(await Open(file, Pat));
    }

    [Fact]
    public async Task Nobody_at_all_corrects_who_somebody_is_not_even_whoever_allocates()
    {
        var file = await Allocated();
        Assert.Equal("not-for-a-correction", await RefusalOf(Hub, ActPart.In(file, Putting(4, "{ worker: ash }"), Today)));
        Assert.Equal("not-for-a-correction", await RefusalOf(Pat, ActPart.In(file, Putting(4, "{ supported-by: pat }"), Today)));
        await Written(Pat, ActPart.In(file, Putting(4, "{ grade: senior }"), Today));
        await Written(Pat, ActPart.In(file, StrikingOut(4), Today), ActPart.In(file, new CaseAllocated { Worker = Ash.Worker }, Today));
        Assert.NotNull(await Open(file, Ash));
        Assert.Null(await Open(file, Lee));
    }

    [Fact]
    public async Task An_earlier_allocation_does_not_become_the_latest_by_a_corrected_day()
    {
        var file = await Allocated();
        Clock.Advance(TimeSpan.FromDays(1));
        await Written(Hub, ActPart.In(file, new CaseAllocated { Worker = Ash.Worker }, Today));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("changes-who-is-who", await RefusalOf(Hub, ActPart.In(file, Putting(4, "{ happened: 2026-04-03 }"), Today)));
        Assert.Null(await Open(file, Lee));
    }

    [Fact]
    public async Task A_worker_does_not_rewrite_what_a_manager_wrote_as_manager()
    {
        var file = await Allocated();
        var oversight = (await Written(Pat, ActPart.In(file, new OversightRecorded { Note = new Passage("Not safe yet") }, Today)))[0].Number;
        foreach (Body body in (Body[])[Putting(oversight, "{ note: Safe }"), StrikingOut(oversight)])
            Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, body, Today)));
        await Written(Pat, ActPart.In(file, StrikingOut(oversight), Today));
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, PuttingBack(oversight), Today)));
        var correction = (await Written(Pat, ActPart.In(file, PuttingBack(oversight), Today), ActPart.In(file, Putting(oversight, "{ note: Safer }"), Today)))[1].Number;
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, StrikingOut(correction), Today)));
        await Written(Service, ActPart.In(file, StrikingOut(correction), Today));
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, PuttingBack(correction), Today)));
    }

    [Fact]
    public async Task A_first_writer_who_may_not_write_the_kind_any_more_does_not_put_it_right()
    {
        var file = await Allocated();
        var level = (await Written(Lee, ActPart.In(file, new RiskLevelSet { Level = RiskLevel.High, Because = "Seen" }, Today)))[0].Number;
        await Written(Hub, ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = Lee.Worker }, Today), ActPart.In(file, new CaseAllocated { Worker = Ash.Worker }, Today));
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, Putting(level, "{ level: medium }"), Today)));
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, StrikingOut(level), Today)));
        await Written(Ash, ActPart.In(file, Putting(level, "{ level: medium }"), Today));
    }

    [Fact]
    public async Task A_legal_hold_is_not_struck_out_nor_corrected_and_the_file_is_not_erased()
    {
        var file = await Allocated();
        await Written(Hub, ActPart.In(file, Proposal(), Today));
        var hold = (await Written(Hub, ActPart.In(file, new LegalHoldPlaced { Authority = "Inquiry 4" }, Today)))[0].Number;
        foreach (var body in (Body[])[StrikingOut(hold), Putting(hold, "{ authority: Nobody }"), Putting(hold, "{ because: Nothing }")])
        {
            Assert.Contains("not-yours-to-put-right", await Refusals(Lee, file, body));
            Assert.Contains(body is EntryStruckOut ? "ends-only-by-its-own-entry" : "not-for-a-correction", await Refusals(Hub, file, body));
        }
        Assert.Equal(ErasureAnswer.Held, await Store.Erasures.Erase(file, Officer));
    }

    [Fact]
    public async Task A_lifting_that_is_struck_out_lifts_nothing_and_of_several_holds_one_is_named()
    {
        var file = await Allocated();
        await Written(Hub, ActPart.In(file, Proposal(), Today));
        var first = (await Written(Hub, ActPart.In(file, new LegalHoldPlaced { Authority = "Inquiry 4" }, Today)))[0].Number;
        var lifted = (await Written(Hub, ActPart.In(file, new LegalHoldLifted { Authority = "Inquiry 4" }, Today)))[0].Number;
        Assert.False(Assert.Single(Store.Erasures.Proposed(Officer)).IsHeld);
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, StrikingOut(lifted), Today)));
        await Written(Hub, ActPart.In(file, StrikingOut(lifted), Today));
        Assert.Equal(ErasureAnswer.Held, await Store.Erasures.Erase(file, Officer));
        Assert.Equal("not-yours-to-put-right", await RefusalOf(Lee, ActPart.In(file, PuttingBack(lifted), Today)));
        var second = (await Written(Service, ActPart.In(file, new LegalHoldPlaced { Authority = "Inquiry 7" }, Today)))[0].Number;
        Assert.Equal("which-hold", await RefusalOf(Hub, ActPart.In(file, new LegalHoldLifted { Authority = "?" }, Today)));
        await Written(Hub, ActPart.In(file, new LegalHoldLifted { Of = first }, Today));
        Assert.Equal(ErasureAnswer.Held, await Store.Erasures.Erase(file, Officer));
        await Written(Hub, ActPart.In(file, new LegalHoldLifted { Of = second }, Today));
        Assert.Equal(ErasureAnswer.Erased, await Store.Erasures.Erase(file, Officer));
    }

    [Fact]
    public async Task A_duty_that_falls_to_somebody_does_not_let_them_amend_what_they_do_not_see()
    {
        var file = await Allocated();
        await Join(Police, file);
        await Written(Lee, ActPart.In(file, new ReturnInterviewOffered(), Today, Marks.Legal));
        Assert.Equal("no-such-entry", await RefusalOf(Police, ActPart.In(file, StrikingOut(5), Today)));
        Assert.Equal("no-such-entry", await RefusalOf(Cse, ActPart.In(file, StrikingOut(5), Today)));
    }

    [Fact]
    public async Task Whoever_may_not_change_members_lets_nobody_in_by_striking_out_or_putting_back()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Written(Lee, ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = Nurse.Worker }, Today));
        await Written(Nurse, ActPart.In(file, new ActionDone { Of = 5 }, Today));
        Assert.Equal("lets-somebody-in", await RefusalOf(Nurse, ActPart.In(file, StrikingOut(6), Today)));
        Assert.Equal("changes-who-is-who", await RefusalOf(Nurse, ActPart.In(file, Putting(6, "{ happened: 2026-03-01 }"), Today)));
        await Written(Lee, ActPart.In(file, StrikingOut(6), Today));
    }

    [Fact]
    public async Task A_part_the_corrector_does_not_see_stays_in_its_place_and_is_not_handed_to_them()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Written(Nurse, ActPart.In(file, new PersonOfConcernIdentified { Phones = [new("01632 960001"), new("01632 960003")] }, Today));
        await Written(Lee, ActPart.In(file, new EntryCorrected
        {
            Of = 5, Because = "More is known",
            To = (Mapping)Yaml.Read("{ phones: [01632 960001, { words: 01632 960002, marks: [legal] }, 01632 960003] }", "to"),
        }, Today));
        foreach (var corrector in (Reader[])[Cse, Hub])
            Assert.DoesNotContain("960002", Dump(await Opened(file, corrector)));
        // Written by Lee: an entry in which somebody else does not see a part.
        var named = (await Written(Lee, ActPart.In(file, new PersonOfConcernIdentified
        {
            Phones = [new("01632 960011"), new("01632 960012", Marks.Legal), new("01632 960013")],
        }, Today)))[0].Number;
        var written = await Written(Cse, ActPart.In(file, Putting(named, "{ phones: [01632 960011, 01632 960099] }"), Today));
        Assert.DoesNotContain("960012", System.Text.Encoding.UTF8.GetString(written[0].Kind.ToJson(written[0].Body)));
        foreach (var reader in (Reader[])[Cse, Hub, Lee])
        {
            var open = await Opened(file, reader);
            var phones = ((PersonOfConcernIdentified)open.AsOf(open.Now).Numbered(named)!.Body).Phones!.Select(phone => phone.Words);
            Assert.Equal(reader == Lee ? ["01632 960011", "01632 960012", "01632 960099"] : ["01632 960011", "01632 960099"], phones);
            Assert.Equal(reader == Lee, Dump(open).Contains("960012", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_field_whose_words_the_corrector_does_not_see_is_not_overwritten_and_they_are_told_whom_to_ask()
    {
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new ChildIdentified { Address = new Passage("12 Hidden Row", Marks.Legal), School = new Passage("Any School") }, Today));
        Assert.Equal("ask-allocated-worker", await RefusalOf(Cse, ActPart.In(file, Putting(5, "{ address: 1 New Row }"), Today)));
        await Written(Cse, ActPart.In(file, Putting(5, "{ school: Other School }"), Today));
        var open = await Opened(file, Lee);
        var child = (ChildIdentified)open.AsOf(open.Now).Numbered(5)!.Body;
        Assert.Equal(("12 Hidden Row", "Other School"), (child.Address!.Words, child.School!.Words));
    }

    [Fact]
    public async Task A_corrector_gets_the_same_where_something_is_hidden_and_where_nothing_is()
    {
        async Task<string> Corrected(params Passage[] phones)
        {
            var file = await Allocated();
            await Written(Lee, ActPart.In(file, new PersonOfConcernIdentified { Phones = phones }, Today));
            var said = await Try(Cse, ActPart.In(file, Putting(5, "{ phones: [01632 960099, 01632 960003] }"), Today));
            var open = await Opened(file, Cse);
            return $"{said.GetType().Name}\n{Dump(open)}\n{((PersonOfConcernIdentified)open.AsOf(open.Now).Numbered(5)!.Body).Phones!.Count}";
        }

        Assert.Equal(
            await Corrected(new Passage("01632 960001"), new Passage("01632 960003")),
            await Corrected(new Passage("01632 960002", Marks.Legal), new Passage("01632 960001"), new Passage("01632 960003")));
    }

    private async Task<IEnumerable<string>> Refusals(Reader writer, FileId file, Body body) =>
        Assert.IsType<Outcome.Refused>(await Try(writer, ActPart.In(file, body, Today))).Said.Select(said => said.Refusal);
}
