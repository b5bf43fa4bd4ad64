using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>
/// The guesses this program has taken in the last minutes, beside those in the database: whoever can take rows away there and has no
/// key gets no fresh guesses by it. What other machines took is in the database alone.
/// </summary>
public sealed class RecentGuesses
{
    private const int MostGates = 10_000;

    private readonly Lock _one = new();
    private readonly Dictionary<string, List<(string Id, Instant At)>> _taken = [];

    /// <summary>When the guesses of a gate since a moment were taken, the first first.</summary>
    public IReadOnlyList<Instant> Since(string gate, Instant since)
    {
        lock (_one)
            return [.. _taken.GetValueOrDefault(gate, []).Where(one => one.At > since).Select(one => one.At)];
    }

    /// <summary>Notes one at each of some gates, and forgets those that are too old to count.</summary>
    public void Add(string id, IEnumerable<string> gates, Instant at, Duration within)
    {
        lock (_one)
        {
            if (_taken.Count > MostGates)
            {
                foreach (var (gate, _) in _taken.Where(one => one.Value.TrueForAll(guess => guess.At <= at - within)).ToList())
                    _taken.Remove(gate);
            }
            foreach (var gate in gates)
            {
                if (!_taken.TryGetValue(gate, out var taken))
                    _taken[gate] = taken = [];
                taken.RemoveAll(guess => guess.At <= at - within);
                taken.Add((id, at));
            }
        }
    }

    /// <summary>Forgets all of them, as a start does.</summary>
    internal void Clear()
    {
        lock (_one)
            _taken.Clear();
    }

    /// <summary>Forgets one that was right.</summary>
    public void Forget(string id)
    {
        lock (_one)
        {
            foreach (var taken in _taken.Values)
                taken.RemoveAll(guess => guess.Id == id);
        }
    }
}
