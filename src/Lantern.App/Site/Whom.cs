using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Site;

/// <summary>
/// Who is meant by what was typed or chosen where somebody is named. Naming can let somebody read a child's file, so a person is
/// taken only where exactly one can be meant; everything else stays words, which open nothing.
/// </summary>
/// <param name="hub">Who works where.</param>
/// <param name="files">The files it is written in.</param>
/// <param name="reader">Who writes.</param>
public sealed class Whom(HubStore hub, IReadOnlyList<OpenFile> files, Reader reader)
{
    private IReadOnlyList<(string Worker, string Name, string Said)>? _workers;
    private HashSet<string>? _mayOpen;

    /// <summary>The list to choose from: each worker so that nobody else can be meant.</summary>
    public IEnumerable<string> Offered => Workers.Select(worker => worker.Said);

    /// <summary>What naming somebody does here, said before anything is saved.</summary>
    public string Hint => files.All(file => Policy.Decide(reader, Deed.ChangeMembers, Marks.None, file.Relation).Allowed)
        ? "Whoever you choose from the list of names to do something, to lead or to chair can read what they need in this file until it is done. Whoever is asked to a meeting reads what is written of it once you add them under “Who may open this file”. A name that is not chosen from the list is kept as words, and opens nothing."
        : $"Naming somebody here does not open the file to them. Where they cannot open it yet, {Ask}.";

    /// <summary>The worker's id where exactly one worker is meant; else the words, as words that are nobody's id.</summary>
    /// <param name="typed">What was typed, or chosen from the list.</param>
    public string Meant(string typed)
    {
        var words = typed.Trim();
        if (Workers.Where(worker => Same(worker.Said, words)).ToList() is [var chosen])
            return chosen.Worker;
        // A name alone is enough for somebody who may open the file anyway, where nobody else has it.
        if (Workers.Where(worker => Same(worker.Name, words)).ToList() is [var named] && MayOpen.Contains(named.Worker))
            return named.Worker;
        return hub.Staff.Workers().Any(worker => Same(worker.Worker, words) || (worker.Team.Length > 0 && Same(worker.Team, words))) ? $"“{words}”" : words;
    }

    /// <summary>The worker meant and their name; no worker and the words as typed where no one worker is meant.</summary>
    /// <param name="typed">What was typed, or chosen from the list.</param>
    public (string? Worker, string Name) Named(string typed) =>
        Meant(typed) is var meant && hub.Staff.Worker(meant) is { } worker ? (meant, worker.Name) : (null, typed.Trim());

    /// <summary>How the list to choose from calls a worker; null for somebody it does not have.</summary>
    public string? Called(string worker) => Workers.FirstOrDefault(one => one.Worker == worker).Said;

    /// <summary>What to say once it is written of those it names who cannot open the file; empty where all can.</summary>
    /// <param name="hub">Who works where.</param>
    /// <param name="file">The file.</param>
    /// <param name="reader">Who wrote.</param>
    /// <param name="mayAdd">Whether they may let somebody in themselves.</param>
    /// <param name="written">What was written.</param>
    public static string CannotOpenYet(HubStore hub, FileId file, Reader reader, bool mayAdd, IEnumerable<Body> written)
    {
        var named = written.SelectMany(Ties.NamedIn).ToHashSet();
        var workers = hub.Staff.Workers().Where(worker => named.Contains(worker.Worker) || named.Any(words => Same(words, worker.Name))).ToList();
        if (workers.Count == 0)
            return "";
        var mayOpen = hub.Members.MayOpen(file, reader);
        var names = workers.Where(worker => !mayOpen.Contains(worker.Worker)).Select(worker => worker.Name).Distinct().ToList();
        return names.Count == 0 ? "" : $" {string.Join(" and ", names)} cannot open this file yet: {(mayAdd ? AddThem : Ask)}.";
    }

    private const string AddThem = "choose them from the list of names, or add them under “Who may open this file”";

    private const string Ask = "ask the allocated worker, team manager or hub manager to add them";

    private IReadOnlyList<(string Worker, string Name, string Said)> Workers => _workers ??= [.. hub.Staff.Workers()
        .Where(worker => Policy.Decide(worker, Deed.Read, Marks.None, Relation.AllocatedWorker).Allowed)
        .Select(worker => (worker.Worker, worker.Name, $"{worker.Name}, {Words.Role(worker.Role)}, {hub.TitleOf(worker.Agency)}"))];

    private HashSet<string> MayOpen
    {
        get
        {
            if (_mayOpen is null)
            {
                _mayOpen = [.. hub.Members.MayOpen(files[0].Id, reader)];
                foreach (var file in files.Skip(1))
                    _mayOpen.IntersectWith(hub.Members.MayOpen(file.Id, reader));
            }
            return _mayOpen;
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
