using Lantern.Entries;
using NodaTime;

namespace Lantern.Readings;

/// <summary>Everything a person was ever called and known by on one file, for matching: what was put aside still counts.</summary>
public sealed record Person
{
    /// <summary>The file about this person.</summary>
    public required FileId File { get; init; }
    /// <summary>Given and preferred names.</summary>
    public IReadOnlyList<string> GivenNames { get; init; } = [];
    /// <summary>Family names.</summary>
    public IReadOnlyList<string> FamilyNames { get; init; } = [];
    /// <summary>Other names, and the names of places, groups and networks.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];
    /// <summary>Dates of birth.</summary>
    public IReadOnlyList<LocalDate> Born { get; init; } = [];
    /// <summary>Phone numbers as written.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];
    /// <summary>Vehicles as written, with their plates.</summary>
    public IReadOnlyList<string> Vehicles { get; init; } = [];
    /// <summary>References, NHS numbers and pupil numbers.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Reads them from what is shown of a file.</summary>
    public static Person Read(FileId file, CaseFile shown)
    {
        var said = new Said();
        foreach (var entry in shown.Entries)
        {
            switch (entry.Body)
            {
                case ChildIdentified child:
                    said.Names(child.GivenName, child.FamilyName, child.AlsoKnownAs);
                    said.Names(child.PreferredName, null, null);
                    said.Numbers(child.Born, child.Phone is { } phone ? [phone] : null, null, child.Reference, child.NhsNumber, child.Upn);
                    break;
                case PersonOfConcernIdentified person:
                    said.Names(person.GivenName, person.FamilyName, person.AlsoKnownAs);
                    said.Numbers(person.Born, person.Phones, person.Vehicles, person.Reference);
                    break;
                case PlaceIdentified place:
                    said.Names(null, null, place.Name is { } name ? [name.Words] : null);
                    break;
                case NetworkNamed { Name: { } title }:
                    said.Names(null, null, [title]);
                    break;
            }
        }
        return said.Person(file);
    }

    private sealed class Said
    {
        private readonly List<string> _given = [], _family = [], _other = [], _phones = [], _vehicles = [], _references = [];
        private readonly List<LocalDate> _born = [];

        public void Names(string? given, string? family, IReadOnlyList<string>? others)
        {
            Add(_given, given);
            Add(_family, family);
            foreach (var other in others ?? [])
                Add(_other, other);
        }

        public void Numbers(LocalDate? born, IReadOnlyList<Passage>? phones, IReadOnlyList<Passage>? vehicles, params ReadOnlySpan<string?> references)
        {
            if (born is { } day && !_born.Contains(day))
                _born.Add(day);
            foreach (var phone in phones ?? [])
                Add(_phones, phone.Words);
            foreach (var vehicle in vehicles ?? [])
                Add(_vehicles, vehicle.Words);
            foreach (var reference in references)
                Add(_references, reference);
        }

        public Person Person(FileId file) => new()
        {
            File = file,
            GivenNames = _given,
            FamilyNames = _family,
            OtherNames = _other,
            Born = _born,
            Phones = _phones,
            Vehicles = _vehicles,
            References = _references,
        };

        private static void Add(List<string> list, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value) && !list.Contains(value))
                list.Add(value);
        }
    }
}
