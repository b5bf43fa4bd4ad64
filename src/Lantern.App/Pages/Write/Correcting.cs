using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Pages.Write;

/// <summary>What a correction changes: the answers that differ from what the entry says.</summary>
internal static class Correcting
{
    /// <summary>The fields to put right with their new values, or what is to be mended first.</summary>
    public static (Mapping To, IReadOnlyList<Mend> Mends) Read(Entry subject, IReadOnlyList<Question> questions, Pencil typed, string happenedName)
    {
        var kind = subject.Kind;
        var (values, mends) = Answers.Read(kind, questions, typed);
        var (when, wrongWhen) = Answers.Moment(happenedName, "When it happened", typed);
        List<Mend> all = [.. wrongWhen, .. mends];
        if (all.Count > 0)
            return (values, all);
        var before = kind.Write(subject.Body);
        var after = kind.Write(kind.Read(values));
        var to = new List<Pair>();
        foreach (var question in questions)
        {
            var (was, reads) = (before[question.Field], after[question.Field] is { } said ? LineMarks.Kept(before[question.Field], said) : null);
            if (was is not null && reads is null && Emptied(question) is { } empty)
                to.Add(new Pair(question.Field, Place.None, empty));
            else if (was is not null && reads is null)
                all.Add(new Mend(question.Name, "A correction cannot leave this empty. Strike the entry out and write it again without it"));
            else if (reads is not null && !Same(was, reads))
                to.Add(new Pair(question.Field, Place.None, reads));
        }
        if (when is { } moment && moment != subject.Happened)
            to.Add(new Pair("happened", Place.None, new Scalar(moment.ToString(), Place.None)));
        if (to.Count == 0 && all.Count == 0)
            all.Add(new Mend(questions.Count > 0 ? questions[0].Name : happenedName, "Change what is to be put right; nothing differs from the entry yet"));
        return (new Mapping(to, Place.None), all);
    }

    private static Node? Emptied(Question question) => question.As switch
    {
        Asked.Line or Asked.Text or Asked.Worker or Asked.FromPack or Asked.Passage => new Scalar("", Place.None),
        Asked.Lines or Asked.Passages or Asked.Rows or Asked.SeveralFromPack => new Sequence([], Place.None),
        Asked.Areas => new Mapping([], Place.None),
        _ => null,
    };

    private static bool Same(Node? was, Node reads) => was is not null && NodeJson.Write(was).AsSpan().SequenceEqual(NodeJson.Write(reads));
}
