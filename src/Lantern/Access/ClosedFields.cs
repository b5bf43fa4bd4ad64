using System.Text;
using Lantern.Entries;

namespace Lantern.Access;

/// <summary>
/// What a reader may see of fields that were corrected. Where the parts hidden from the reader are the same in every version, the
/// rest of each is shown; where they differ no version is, so that a mark set later also covers the words as they first stood, and
/// a correction does not tell what its entry keeps.
/// </summary>
internal sealed class ClosedFields
{
    private readonly Dictionary<int, Dictionary<string, Versions>> _corrected = [];
    private readonly Sight _sight;

    private ClosedFields(Sight sight) => _sight = sight;

    public static ClosedFields Of(IReadOnlyList<Entry> ink, Sight sight)
    {
        var closed = new ClosedFields(sight);
        Dictionary<int, Entry>? byNumber = null;
        foreach (var entry in ink)
        {
            if (entry.Body is EntryCorrected { Of: { } of, To: { } to } && (byNumber ??= ink.ToDictionary(one => one.Number)).TryGetValue(of, out var target))
                closed.Take(target, to, entry);
        }
        return closed;
    }

    /// <summary>The body without what is closed. Own words stay: whoever wrote them has seen them.</summary>
    public Body Without(Entry entry, Body body)
    {
        if (body is EntryCorrected { Of: { } of, To: { } to } correction)
        {
            var open = Open(of, to, entry);
            return ReferenceEquals(open, to) ? body : correction with { To = open };
        }
        if (_sight.IsOwn(entry.Writer) || !_corrected.TryGetValue(entry.Number, out var fields))
            return body;
        var values = entry.Kind.Write(body);
        var left = values.Pairs.Where(pair => !fields.TryGetValue(pair.Name, out var versions) || !versions.IsClosed(_sight)).ToList();
        return left.Count == values.Pairs.Count ? body : entry.Kind.Read(values with { Pairs = left });
    }

    private void Take(Entry target, Mapping to, Entry correction)
    {
        foreach (var pair in to.Pairs)
        {
            if (target.Kind.Field(pair.Name) is not { } field)
                continue;
            var fields = _corrected.TryGetValue(target.Number, out var known) ? known : _corrected[target.Number] = [];
            if (!fields.TryGetValue(pair.Name, out var versions))
                fields[pair.Name] = versions = new Versions(field.Form, field.Read(target.Body), target);
            versions.Add(Said(field.Form, pair.Value), correction.Writer, correction.Number);
        }
    }

    private Mapping Open(int of, Mapping to, Entry correction)
    {
        if (!_corrected.TryGetValue(of, out var fields))
            return to;
        var left = new List<Pair>(to.Pairs.Count);
        var isWhole = true;
        foreach (var pair in to.Pairs)
        {
            var shown = !fields.TryGetValue(pair.Name, out var versions) ? pair
                : _sight.IsOwn(correction.Writer) ? versions.Shown(pair, _sight, onlyKnown: versions.IsClosed(_sight, correction.Number))
                : versions.IsClosed(_sight) ? null
                : versions.Shown(pair, _sight, onlyKnown: false);
            isWhole &= ReferenceEquals(shown, pair);
            if (shown is not null)
                left.Add(shown);
        }
        return isWhole ? to : to with { Pairs = left };
    }

    private static object? Said(Form form, Node node)
    {
        try
        {
            return form.Read(node);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    /// <summary>What one field said first and by each correction of it. A part belongs to whoever wrote it first: putting right what stands beside it makes nobody its writer.</summary>
    private sealed class Versions
    {
        private readonly Form _form;
        private readonly Entry _target;
        private readonly List<(object? Value, int Number, Writer Writer)> _values = [];
        private HashSet<string>? _known;
        private readonly Dictionary<string, Writer> _wrote = [];
        private int? _closedFrom;

        public Versions(Form form, object? first, Entry target)
        {
            (_form, _target) = (form, target);
            Add(first, target.Writer, 0);
        }

        public void Add(object? value, Writer writer, int number)
        {
            _values.Add((value, number, writer));
            foreach (var part in Parts(value, (_, _) => true))
                _wrote.TryAdd(part, writer);
        }

        /// <summary>Whether the parts hidden from the reader differ between the versions before that of an entry; between all of them where none is named.</summary>
        public bool IsClosed(Sight sight, int before = int.MaxValue) => (_closedFrom ??= ClosedFrom(sight)) < before;

        // The first version that hides something else than the one before all; one sight reads these versions.
        private int ClosedFrom(Sight sight)
        {
            var first = Hidden(_values[0].Value, sight);
            foreach (var (value, number, _) in _values.Skip(1))
            {
                if (!Hidden(value, sight).SequenceEqual(first))
                    return number;
            }
            return int.MaxValue;
        }

        /// <summary>What is left of one version for the reader; of one the reader wrote where no version was shown, only what they wrote or had been shown before.</summary>
        public Pair? Shown(Pair pair, Sight sight, bool onlyKnown)
        {
            if (Said(_form, pair.Value) is not { } value)
                return pair;
            var left = _form.Without(value, (marks, part) => Key(marks, part) is var key && (Hides(marks, key, sight) || (onlyKnown && !Known(sight).Contains(key))));
            return ReferenceEquals(left, value) ? pair : left is null ? null : pair with { Value = _form.Write(left) };
        }

        private List<string> Hidden(object? value, Sight sight)
        {
            var hidden = Parts(value, (marks, key) => Hides(marks, key, sight));
            hidden.Sort(StringComparer.Ordinal);
            return hidden;
        }

        private bool Hides(Marks marks, string key, Sight sight) => marks != Marks.None && _wrote.TryGetValue(key, out var writer) && sight.Hides(marks, writer, _target);

        // What the reader wrote, and what stood in their own words before something hidden from them changed.
        private HashSet<string> Known(Sight sight)
        {
            if (_known is { } known)
                return known;
            _known = [];
            foreach (var (value, number, writer) in _values.Where(version => sight.IsOwn(version.Writer)))
                _known.UnionWith(Parts(value, (marks, key) => !Hides(marks, key, sight) && (!IsClosed(sight, number) || sight.IsOwn(_wrote[key]))));
            return _known;
        }

        private List<string> Parts(object? value, Func<Marks, string, bool> takes)
        {
            var parts = new List<string>();
            if (value is null)
                return parts;
            _form.Without(value, (marks, part) =>
            {
                if (Key(marks, part) is var key && takes(marks, key))
                    parts.Add(key);
                return false;
            });
            return parts;
        }

        private static string Key(Marks marks, object part) => part is Passage passage
            ? $"{(int)marks} {passage.Words}"
            : $"{(int)marks} {Encoding.UTF8.GetString(NodeJson.Write(Form.Of(part.GetType()).Write(part)))}";
    }
}
