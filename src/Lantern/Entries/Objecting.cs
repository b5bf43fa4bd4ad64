using Lantern.Readings;

namespace Lantern.Entries;

/// <summary>What several kinds ask alike before they are written.</summary>
internal static class Objecting
{
    public static bool IsBlank(string? words) => string.IsNullOrWhiteSpace(words);

    public static bool IsBlank(Passage? passage) => passage is null || IsBlank(passage.Words);

    /// <summary>An objection where a reason is lacking.</summary>
    public static IEnumerable<Objection> Unreasoned(Body body, string refusal) =>
        IsBlank(body.Because) ? [new Objection(refusal, "because")] : [];

    /// <summary>The entry that is answered must stand in the file.</summary>
    public static IEnumerable<Objection> AnswersNothing(Body body, Asking asking) =>
        body.Of is not null && asking.File.Numbered(body.Of) is null ? [new Objection(Refusals.AnswersNothing, "of", "That entry is not on this file.")] : [];

    /// <summary>The entry that is answered must be of the kind this one answers.</summary>
    public static IEnumerable<Objection> AnswersOther<T>(Body body, Asking asking) where T : Body =>
        asking.File.Numbered(body.Of) is { Body: not T } other
            ? [new Objection(Refusals.AnswersTheWrongEntry, "of",
                $"That is “{other.Kind.Title}” of {other.Happened.Day.InWords()}; name an entry “{Kinds.Of<T>().Title}”.", other.Number)]
            : [];

    /// <summary>After significant harm was found nothing but a section 47 enquiry may follow.</summary>
    public static IEnumerable<Objection> HarmFirst(Asking asking) =>
        Standing.HarmUnanswered(asking.File) is { } discussion
            ? [new Objection(Refusals.Section47MustFollow, null, $"It was held on {discussion.Happened.Day.InWords()}.", discussion.Number)]
            : [];

    /// <summary>Every action a meeting agreed says what, who and by when.</summary>
    public static IEnumerable<Objection> Incomplete(IReadOnlyList<AgreedAction>? actions)
    {
        foreach (var (index, action) in (actions ?? []).Index())
        {
            if (Lacking(("what is to be done", IsBlank(action.Action)), ("an owner", IsBlank(action.Owner)), ("a date", action.Due is null)) is { } lacking)
                yield return new Objection(Refusals.ActionWithoutOwnerOrDate, "actions", $"Action {index + 1} lacks {lacking}.");
        }
    }

    /// <summary>The names of what is lacking, joined; null when nothing is.</summary>
    public static string? Lacking(params (string Name, bool IsLacking)[] parts)
    {
        var names = parts.Where(part => part.IsLacking).Select(part => part.Name).ToList();
        return names.Count == 0 ? null : string.Join(" and ", names);
    }

    /// <summary>A reason that only a manager may give; where the role is not known the reason is taken as given.</summary>
    public static bool IsManager(Asking asking) =>
        asking.Entry.Writer.Role is not { Length: > 0 } role || role.EndsWith("manager", StringComparison.Ordinal);
}
