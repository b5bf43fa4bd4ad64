using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Tests.Access;

public class VisibleTests
{
    private static readonly Reader Nurse = new("nurse", "Nia", Role.Health, "health", "");
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 9, 0);

    private static Entry Said(int number, Body body, Marks marks = Marks.None, string worker = "lee", string agency = "council") => new(
        new FileId("file"), number, new Happening(London.DayOf(Now)), Now, new Writer(worker, worker, null, agency), marks, "test@1", "act", body);

    private static EntryCorrected Correction(int of, string to) => new() { Of = of, To = (Mapping)Yaml.Read(to, "to") };

    private static Visible ToNurse(params Entry[] ink) => Visible.To(Nurse, Relation.NetworkMember, ink);

    [Fact]
    public void A_stranger_sees_nothing_not_even_what_bears_no_mark() =>
        Assert.Empty(Visible.To(Nurse, Relation.None, [Said(1, new ChildSeen())]).Entries);

    [Fact]
    public void What_amends_a_hidden_entry_is_hidden_with_it()
    {
        var visible = ToNurse(
            Said(1, new ChildSeen(), Marks.Police),
            Said(2, Correction(1, "{ because: more }")),
            Said(3, new EntryStruckOut { Of = 2 }),
            Said(4, new EntryRestored { Of = 1 }),
            Said(5, new ActionDone { Of = 1 }));
        Assert.Equal([5], visible.Entries.Select(entry => entry.Number));
    }

    [Fact]
    public void Passages_inside_lists_are_dropped_one_by_one()
    {
        var visible = ToNurse(Said(1, new PersonOfConcernIdentified { Phones = [new Passage("01632 960001"), new Passage("01632 960002", Marks.Police)] }));
        Assert.Equal(["01632 960001"], Assert.IsType<PersonOfConcernIdentified>(visible.Entries[0].Body).Phones!.Select(phone => phone.Words));
        Assert.True(visible.Sees(1));
        Assert.False(visible.SeesWhole(1));
    }

    [Fact]
    public void A_correction_does_not_tell_what_its_entry_keeps()
    {
        var visible = ToNurse(
            Said(1, new ChildIdentified { GivenName = "Robin", Address = new Passage("1 Old Row", Marks.ProtectedLocation) }),
            Said(2, Correction(1, "{ address: 2 New Row, given-name: Robyn }")));
        Assert.Equal(["given-name"], Assert.IsType<EntryCorrected>(visible.Entries[1].Body).To!.Pairs.Select(pair => pair.Name));
    }

    [Fact]
    public void Own_words_stay_visible_even_where_somebody_marked_them_since()
    {
        var visible = ToNurse(
            Said(1, new ChildIdentified { Address = new Passage("1 Old Row") }, worker: "nurse", agency: "health"),
            Said(2, Correction(1, "{ address: { words: 1 Old Row, marks: [protected-location] } }")));
        Assert.NotNull(Assert.IsType<ChildIdentified>(visible.Entries[0].Body).Address);
        Assert.Empty(Assert.IsType<EntryCorrected>(visible.Entries[1].Body).To!.Pairs);
    }

    [Fact]
    public void What_is_seen_whole_is_the_very_entry()
    {
        var entry = Said(1, new ChildSpoke { Words = new Passage("Mine", Marks.FamilyShareable) });
        Assert.Same(entry, ToNurse(entry).Entries[0]);
    }
}
