using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private Task<Membership> Join(Reader worker, FileId file, Instant? until = null) =>
        Store.Staff.Add(Belonging.NetworkMember, worker.Agency, null, file, "Works with the child", until: until);

    [Fact]
    public async Task What_pages_call_an_entry_is_the_same_for_everybody_and_leads_no_one_to_what_is_hidden()
    {
        var file = await Allocated();
        var watched = (await Written(Lee, ActPart.In(file, new SignificantIncident { What = new Passage("Watched") }, Today, Marks.Police)))[0];
        var seen = (await Written(Lee, ActPart.In(file, new ChildSeen(), Today)))[0];
        await Join(Nurse, file);
        var (lee, nurse) = (await Opened(file, Lee), await Opened(file, Nurse));
        Assert.Equal(lee.Entries.Count, lee.Entries.Select(entry => entry.Code).Distinct().Count());
        Assert.All(lee.Entries, entry => Assert.Matches("^[0-9a-hjkmnp-tv-z]{8}$", entry.Code));
        Assert.Equal((watched.Number, seen.Number), (lee.NumberOf(watched.Code), lee.NumberOf(seen.Code)));
        Assert.Equal((seen.Code, seen.Number), (nurse.LastCode, nurse.NumberOf(seen.Code)));
        Assert.All((string?[])[watched.Code, "5", "", null], code => Assert.Null(nurse.NumberOf(code)));
        Assert.Equal((null, 0, seen.Number), (nurse.SeenBy(""), nurse.SeenBy(watched.Code), nurse.SeenBy(seen.Code)));
        Reopen();
        Assert.Equal(seen.Code, (await Opened(file, Lee)).LastCode);
    }

    [Fact]
    public async Task A_hidden_entry_and_a_hidden_passage_are_not_there()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Written(Lee,
            ActPart.In(file, new ChildIdentified { Address = new Passage("12 Hidden Row", Marks.ProtectedLocation), School = new Passage("Any School") }, Today),
            ActPart.In(file, new SignificantIncident(), Today, Marks.Police));
        var nurse = await Opened(file, Nurse);
        Assert.Equal([1, 2, 3, 4, 5], nurse.Entries.Select(entry => entry.Number));
        var seen = Assert.IsType<ChildIdentified>(nurse.Entries[4].Body);
        Assert.Null(seen.Address);
        Assert.NotNull(seen.School);
        Assert.Equal((5, false), (nurse.Number, nurse.Sees(6)));
        Assert.DoesNotContain("Hidden Row", Dump(nurse));
        Assert.Contains("Hidden Row", Dump(await Opened(file, Pat)));
    }

    [Fact]
    public async Task A_hidden_entry_still_protects_and_says_only_whom_to_ask()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Written(Hub, ActPart.In(file, new LeadProfessionalNamed { Worker = "lee" }, Today, Marks.Police));
        var said = Assert.Single(Assert.IsType<Outcome.Refused>(await Try(Nurse, ActPart.In(file, new LeadProfessionalNamed { Worker = "nurse" }, Today))).Said);
        Assert.Equal("ask-allocated-worker", said.Refusal);
        Assert.Equal("This cannot be written now. Ask the allocated worker.", said.Words);
        Assert.Null(said.Source);
        Assert.Null(said.Field);
        Assert.Empty(said.RestsOn);
        Assert.Equal("second-lead-professional", await RefusalOf(Lee, ActPart.In(file, new LeadProfessionalNamed { Worker = "nurse" }, Today)));
    }

    [Fact]
    public async Task Without_an_allocated_worker_the_hub_manager_is_asked()
    {
        var file = await Referred();
        await Written(Hub, ActPart.In(file, new LeadProfessionalNamed { Worker = "lee" }, Today, Marks.Police));
        Assert.Equal("ask-hub-manager", await RefusalOf(Teacher, ActPart.In(file, new LeadProfessionalNamed { Worker = "teacher" }, Today)));
    }

    [Fact]
    public async Task A_duty_begun_by_a_hidden_entry_is_shown_to_whom_it_falls_to_and_to_the_hub_alone()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Join(Police, file);
        await Written(Lee, ActPart.In(file, new ReturnInterviewOffered(), Today, Marks.Legal));
        async Task<string[]> Owed(Reader reader) => [.. (await Opened(file, reader)).Duties().Select(duty => duty.Clock.Id)];
        string[] IndexOwed(Reader reader) => [.. Store.Index.Worklist(reader).Lines.Select(line => line.Duty.Clock.Id)];

        Assert.Empty(await Owed(Nurse));
        Assert.Empty(await Owed(Teacher));
        Assert.Empty(IndexOwed(Teacher));
        foreach (var reader in new[] { Hub, Cse, Police, Lee })
        {
            Assert.Equal(["hold-return-interview"], await Owed(reader));
            Assert.Equal(["hold-return-interview"], IndexOwed(reader));
        }
        Assert.False((await Opened(file, Police)).Sees(5));
        Assert.Null(Assert.Single(Store.Index.Worklist(Police).Mine).WaitedForBy);
        Assert.Equal("lee", Assert.Single(Store.Index.Worklist(Lee).OnMyFiles).WaitedForBy!.Worker);
        Assert.Equal(6, (await Written(Police, ActPart.In(file, new ReturnInterviewHeld { Of = 5 }, Today)))[0].Number);
    }

    [Fact]
    public async Task Working_on_the_whole_hub_or_leading_shows_no_duty_begun_by_what_is_hidden()
    {
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new LeadProfessionalNamed { Worker = "teacher" }, Today), ActPart.In(file, new SignificantIncident(), Today, Marks.Health));
        foreach (var reader in new[] { Service, Front, Teacher })
        {
            Assert.Empty(Store.Index.Worklist(reader).Lines);
            Assert.Empty((await Opened(file, reader)).Duties(all: true));
        }
        Assert.Single(Store.Index.Worklist(Lee).Mine);
    }

    [Fact]
    public async Task An_answer_to_what_one_may_not_see_is_refused_as_if_it_were_not_there()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Written(Lee, ActPart.In(file, new SignificantChange(), Today, Marks.Police), ActPart.In(file, new SignificantChange(), Today));
        Assert.Equal("no-such-entry", await RefusalOf(Nurse, ActPart.In(file, new ActionDone { Of = 5 }, Today)));
        Assert.Equal("no-such-entry", await RefusalOf(Nurse, ActPart.In(file, new EntryStruckOut { Of = 5, Because = "?" }, Today)));
    }

    [Fact]
    public async Task Expecting_the_last_number_seen_is_not_upset_by_what_is_hidden()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Written(Lee, ActPart.In(file, new SignificantIncident(), Today, Marks.Police));
        var nurse = await Opened(file, Nurse);
        Assert.Equal(6, (await Written(Nurse, ActPart.In(file, new ChildSpoke(), Today, expectedNumber: nurse.Number)))[0].Number);
    }

    [Fact]
    public async Task A_mark_set_by_a_correction_covers_the_first_words_too()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Written(Lee, ActPart.In(file, new ChildIdentified { Address = new Passage("12 Hidden Row"), School = new Passage("Any School") }, Today));
        Assert.Contains("Hidden Row", Dump(await Opened(file, Nurse)));
        var marked = (Mapping)Yaml.Read("{ address: { words: 12 Hidden Row, marks: [protected-location] } }", "to");
        await Written(Lee, ActPart.In(file, new EntryCorrected { Of = 5, To = marked, Because = "Not to be found" }, Today));
        var nurse = await Opened(file, Nurse);
        Assert.DoesNotContain("Hidden Row", Dump(nurse));
        Assert.Null(nurse.AsOf(nurse.Now).Latest<ChildIdentified>()!.Address);
        Assert.NotNull(nurse.AsOf(nurse.Now).Latest<ChildIdentified>()!.School);
        Assert.Contains("Hidden Row", Dump(await Opened(file, Pat)));
    }

    [Fact]
    public async Task A_blocked_worker_has_no_door_at_all()
    {
        var file = await Allocated();
        await Store.Staff.Add(Belonging.Blocked, "council", "hub", file, "Knows the family");
        Assert.Null(await Open(file, Hub));
        Assert.IsType<Outcome.NotFound>(await Try(Hub, ActPart.In(file, new ChildSeen(), Today)));
        Assert.Empty(Store.Index.Files(Hub));
        Assert.Empty(Store.Index.Find(Query.Of("Robin Example"), Hub));
        Assert.Empty(Store.Index.Tray(Hub));
    }

    [Fact]
    public async Task A_membership_ends_by_itself_and_by_hand()
    {
        var file = await Allocated();
        await Join(Nurse, file, until: Now + Duration.FromHours(1));
        var police = await Store.Staff.Add(Belonging.NetworkMember, "police", "police", file, "Investigates");
        Assert.NotNull(await Open(file, Nurse));
        Assert.NotNull(await Open(file, Police));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Open(file, Nurse));
        await Store.Staff.End(police);
        Assert.Null(await Open(file, Police));
        Assert.Equal(2, Store.Staff.MembershipsOf(file).Count);
    }

    [Fact]
    public async Task What_was_written_by_somebody_who_has_since_been_blocked_is_not_answered_again()
    {
        var file = await Allocated();
        var act = new Act("before", ActPart.In(file, new ChildSeen(), Today));
        Assert.IsType<Outcome.Written>(await Store.Files.Write(act, Lee));
        await Store.Staff.Add(Belonging.Blocked, "council", "lee", file, "Conflict");
        Assert.IsType<Outcome.NotFound>(await Store.Files.Write(act, Lee));
    }

    [Fact]
    public async Task Two_files_that_differ_only_in_what_is_hidden_read_alike()
    {
        async Task<string> Read(string hidden, Body second)
        {
            var file = await Allocated();
            await Join(Nurse, file);
            await Written(Hub, ActPart.In(file, new SignificantIncident { What = new Passage(hidden) }, Today, Marks.Police), ActPart.In(file, second, Today, Marks.Police));
            await Written(Lee, ActPart.In(file, new ChildSpoke { Words = new Passage(hidden, Marks.ThirdParty) }, Today));
            await Written(Lee, ActPart.In(file, new EntryStruckOut { Of = 6, Because = hidden }, Today));
            var open = await Opened(file, Nurse);
            return Dump(open) + string.Join(' ', Store.Index.Find(Query.Of("Robin"), Nurse).Single(line => line.File.File == file).Why);
        }

        Assert.Equal(await Read("one thing", new SignificantChange()), await Read("quite another", new StrengthNoted()));
    }
}
