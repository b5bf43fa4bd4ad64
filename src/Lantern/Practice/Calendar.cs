using Lantern.Entries;
using NodaTime;

namespace Lantern.Practice;

/// <summary>The bank holidays of a nation in the shape GOV.UK publishes.</summary>
/// <param name="Id">The id, such as <c>england-and-wales</c>.</param>
/// <param name="Title">The name shown.</param>
/// <param name="Division">GOV.UK's name of the nation.</param>
/// <param name="Pack">The pack that brings it.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Holidays">The days.</param>
/// <param name="Examples">Its examples.</param>
/// <param name="At">Where the item stands.</param>
public sealed record Calendar(
    string Id, string Title, string Division, string Pack, Source Source, IReadOnlyList<BankHoliday> Holidays, IReadOnlyList<Example> Examples, Place At)
{
    /// <summary>Its working days.</summary>
    public WorkingDays WorkingDays { get; } = new(Holidays.Select(holiday => holiday.Date));
}

/// <summary>A day on which the authority does not work.</summary>
public sealed record BankHoliday(string Title, LocalDate Date, string? Notes = null);
