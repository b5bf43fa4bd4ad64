using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Strategy;

/// <summary>What a meeting writes when it is concluded: in each child's file that child's part, in one act.</summary>
internal static class MeetingWriting
{
    /// <summary>A part of the act with the child it is for and, for an action, where it was typed.</summary>
    public sealed record Part(MeetingChild Child, Body Body, Marks Marks, MeetingAction? Action);

    /// <summary>The parts in order: the discussion first, then what was agreed, then those who need a discussion of their own.</summary>
    public static IReadOnlyList<Part> Parts(MeetingSheet sheet) =>
    [
        .. sheet.Children.SelectMany((child, index) => (Part[])
        [
            new(child, sheet.Held(child), Marks.None, null),
            .. sheet.Actions.Where(action => action.For.Contains(child)).Select(action => new Part(child, action.Body, action.Marks, action)),
            .. index == 0 ? OwnDiscussions.Named(sheet.Planning, child).Select(body => new Part(child, body, Marks.None, null)) : [],
        ]),
    ];

    /// <summary>The act.</summary>
    /// <param name="sheet">The meeting.</param>
    /// <param name="command">The id of the form, so that sending it twice writes once.</param>
    public static Act Act(MeetingSheet sheet, string command) =>
        new(command, [.. Parts(sheet).Select(part => ActPart.In(part.Child.File.Id, part.Body, sheet.Began, part.Marks))]);

    /// <summary>What the procedures say against it, as far as this reader can see; the store asks again over the whole of each file.</summary>
    public static IEnumerable<(Part Part, Refused Refused)> Refused(MeetingSheet sheet, Reader reader)
    {
        foreach (var file in Parts(sheet).GroupBy(part => part.Child))
        {
            var open = file.Key.File;
            var ink = open.Entries.ToList();
            foreach (var part in file)
            {
                var writer = new Writer(reader.Worker, reader.Name, Relations.RoleWord(reader, open.Relation), reader.Agency);
                var entry = new Entry(open.Id, ink.Count == 0 ? 1 : ink[^1].Number + 1, sheet.Began, open.Now, writer, part.Marks, sheet.Pack.EditionId, "", part.Body);
                foreach (var refused in Writing.Read(ink, entry, sheet.Pack, open.Now))
                    yield return (part, refused);
                ink.Add(entry);
            }
        }
    }
}
