using Lantern.Entries;

namespace Lantern.Access;

/// <summary>
/// Fields that were corrected and hold a hidden passage before or after: no version of them is shown, so that a mark set
/// later also covers the words as they first stood, and a correction does not tell what its entry keeps.
/// </summary>
internal sealed class ClosedFields
{
    private readonly Dictionary<int, Entry> _ink;
    private readonly Dictionary<int, HashSet<string>> _closed = [];
    private readonly Sight _sight;

    private ClosedFields(IReadOnlyList<Entry> ink, Sight sight)
    {
        _sight = sight;
        _ink = ink.ToDictionary(entry => entry.Number);
    }

    public static ClosedFields Of(IReadOnlyList<Entry> ink, Sight sight)
    {
        var closed = new ClosedFields(ink, sight);
        foreach (var entry in ink)
        {
            if (entry.Body is EntryCorrected { Of: { } of, To: { } to })
                closed.Close(of, to, entry);
        }
        return closed;
    }

    /// <summary>The body without what is closed. Own words stay: whoever wrote them has seen them.</summary>
    public Body Without(Entry entry, Body body)
    {
        if (_sight.IsOwn(entry.Writer))
            return body;
        if (body is EntryCorrected { Of: { } of, To: { } to } correction)
        {
            var open = Open(of, to);
            return ReferenceEquals(open, to) ? body : correction with { To = open };
        }
        if (!_closed.TryGetValue(entry.Number, out var fields))
            return body;
        var values = entry.Kind.Write(body);
        var left = values.Pairs.Where(pair => !fields.Contains(pair.Name)).ToList();
        return left.Count == values.Pairs.Count ? body : entry.Kind.Read(values with { Pairs = left });
    }

    private void Close(int of, Mapping to, Entry correction)
    {
        if (!_ink.TryGetValue(of, out var target))
            return;
        foreach (var pair in to.Pairs)
        {
            if (target.Kind.Field(pair.Name) is not { } field)
                continue;
            if (HoldsHidden(field.Form, field.Read(target.Body), target.Writer) || HoldsHidden(field.Form, Said(field.Form, pair.Value), correction.Writer))
                (_closed.TryGetValue(of, out var fields) ? fields : _closed[of] = []).Add(pair.Name);
        }
    }

    private Mapping Open(int of, Mapping to) =>
        _closed.TryGetValue(of, out var fields) && to.Pairs.Any(pair => fields.Contains(pair.Name))
            ? to with { Pairs = to.Pairs.Where(pair => !fields.Contains(pair.Name)).ToList() }
            : to;

    private bool HoldsHidden(Form form, object? value, Writer writer)
    {
        var hidden = false;
        if (value is not null)
        {
            form.Without(value, marks =>
            {
                hidden |= _sight.Hides(marks, writer);
                return false;
            });
        }
        return hidden;
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
}
