using CsCheck;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Access;

/// <summary>A list of parts with marks, corrected again and again by people who see different ones of them, as the door keeps it.</summary>
public class CorrectedPartsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 9, 0);
    private static readonly (Reader Reader, Relation Relation)[] People =
    [
        (new("lee", "Lee", Role.SocialWorker, "council", "north"), Relation.AllocatedWorker),
        (new("hub", "Hub", Role.HubManager, "hub", ""), Relation.HubManager),
        (new("cse", "Cse", Role.CseManager, "hub", ""), Relation.CseManager),
        (new("service", "Service", Role.ServiceManager, "council", ""), Relation.ServiceManager),
        (new("police", "Police", Role.Police, "police", ""), Relation.NetworkMember),
        (new("nurse", "Nurse", Role.Health, "health", ""), Relation.NetworkMember),
        (new("school", "School", Role.Education, "school", ""), Relation.NetworkMember),
    ];
    private static readonly Marks[] Marked = [Marks.None, Marks.None, Marks.Police, Marks.Legal, Marks.Health, Marks.Disruption, Marks.ProtectedSource];

    private sealed record Step(int Person, IReadOnlyList<int> Marks, int Edit, int At);

    private static readonly Gen<Step> Steps = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6].List[1, 4], Gen.Int[0, 3], Gen.Int[0, 5], (person, marks, edit, at) => new Step(person, marks, edit, at));

    [Fact]
    public void Nobody_ever_reads_a_part_that_is_hidden_from_them_and_every_corrector_reads_what_they_said() =>
        Steps.List[1, 7].Sample(steps =>
        {
            var ink = new List<Entry> { Said(1, Person(steps[0]).Reader, new PersonOfConcernIdentified { Phones = New(steps[0], 0) }) };
            for (var i = 1; i < steps.Count; i++)
            {
                var (reader, relation) = Person(steps[i]);
                var seen = Phones(Visible.To(reader, relation, ink).Entries);
                if (Kept(ink, reader, relation, Edited(seen, steps[i], i)) is not { } kept)
                    continue;
                ink.Add(Said(ink.Count + 1, reader, new EntryCorrected { Of = 1, To = new Mapping([new Pair("phones", Place.None, kept)], Place.None) }));
                // Words that somebody gave another mark and whose first mark somebody gives them again are their first writer's.
                if (steps.Take(i + 1).All(step => step.Edit != 3))
                    Assert.Equal(Edited(seen, steps[i], i).Select(Word), Phones(Visible.To(reader, relation, ink).Entries).Select(Word));
            }
            foreach (var (reader, relation) in People)
                HidesWhatItMust(ink, reader, relation);
        }, iter: 3_000);

    private static (Reader Reader, Relation Relation) Person(Step step) => People[step.Person];

    // Every part has words of its own: where they first stood says who wrote them.
    private static void HidesWhatItMust(List<Entry> ink, Reader reader, Relation relation)
    {
        var shown = string.Join('\n', Visible.To(reader, relation, ink).Entries.Select(entry => System.Text.Encoding.UTF8.GetString(entry.Kind.ToJson(entry.Body))));
        var versions = ink.Select(entry => (entry.Writer, Parts: entry.Body is EntryCorrected { To: { } to } ? Read(to["phones"]!) : ((PersonOfConcernIdentified)entry.Body).Phones!)).ToList();
        foreach (var word in versions.SelectMany(version => version.Parts).Select(Word).Distinct())
        {
            // Own words stay, and so does what somebody kept in a correction of their own: they have seen it.
            var said = versions.Where(version => version.Parts.Any(part => part.Words == word)).ToList();
            if (said.Exists(version => version.Writer.Worker == reader.Worker && Sees(said, word, version.Writer, reader, relation)))
                continue;
            var hidden = said.Any(version => version.Parts.Where(part => part.Words == word)
                .Any(part => !Policy.Decide(reader, Deed.Read, part.Marks, Relations.To(FirstBy(said, part), reader, relation)).Allowed));
            Assert.True(!hidden || !shown.Contains(word, StringComparison.Ordinal), $"{reader.Worker} reads {word}");
        }
    }

    // Whether all that was said of a part until then was for that reader to see.
    private static bool Sees(List<(Writer Writer, IReadOnlyList<Passage> Parts)> said, string word, Writer by, Reader reader, Relation relation) =>
        said.TakeWhile(version => version.Writer != by).All(version => version.Parts.Where(part => part.Words == word)
            .All(part => Policy.Decide(reader, Deed.Read, part.Marks, Relations.To(FirstBy(said, part), reader, relation)).Allowed));

    private static Writer FirstBy(List<(Writer Writer, IReadOnlyList<Passage> Parts)> said, Passage part) => said.First(version => version.Parts.Contains(part)).Writer;

    // As the door keeps it: what the corrector does not see is put back in its place.
    private static Node? Kept(List<Entry> ink, Reader reader, Relation relation, IReadOnlyList<Passage> said)
    {
        var field = Kinds.Of<PersonOfConcernIdentified>().Field("phones")!;
        return field.PutBack(CaseFile.Read(ink, Now).Numbered(1)!.Body, CaseFile.Read(Visible.To(reader, relation, ink).Entries, Now).Numbered(1)!.Body, field.Form.Write(said));
    }

    private static List<Passage> Edited(IReadOnlyList<Passage> seen, Step step, int turn)
    {
        var said = seen.ToList();
        var at = said.Count == 0 ? 0 : step.At % said.Count;
        if (step.Edit == 0 && said.Count > 0)
            said.RemoveAt(at);
        else if (step.Edit == 1 && said.Count > 0)
            said[at] = New(step, turn)[0];
        else if (step.Edit == 3 && said.Count > 0)
            said[at] = said[at] with { Marks = Marked[step.Marks[0]] };
        else
            said.AddRange(New(step, turn));
        return said;
    }

    private static List<Passage> New(Step step, int turn) => [.. step.Marks.Select((mark, index) => new Passage($"part-{turn}-{index}.", Marked[mark]))];

    private static IReadOnlyList<Passage> Phones(IReadOnlyList<Entry> visible) => ((PersonOfConcernIdentified)CaseFile.Read(visible, Now).Numbered(1)!.Body).Phones ?? [];

    private static IReadOnlyList<Passage> Read(Node node) => (IReadOnlyList<Passage>)Kinds.Of<PersonOfConcernIdentified>().Field("phones")!.Form.Read(node);

    private static string Word(Passage part) => part.Words;

    private static Entry Said(int number, Reader writer, Body body) => new(
        new FileId("file"), number, new Happening(London.DayOf(Now)), Now, new Writer(writer.Worker, writer.Name, null, writer.Agency), Marks.None, "test@1", "act", body);
}
