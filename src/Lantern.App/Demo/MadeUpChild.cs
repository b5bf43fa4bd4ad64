using System.Globalization;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>A child nobody has met: names put together here, addresses no letter reaches, numbers nobody answers.</summary>
internal sealed record MadeUpChild(ChildIdentified Known, string GivenName)
{
    private static readonly string[] Girls =
    [
        "Amina", "Bethan", "Chloe", "Daria", "Elif", "Freya", "Grace", "Hafsa", "Ines", "Jasmin", "Kezia", "Leona", "Maja", "Nadia",
        "Oluchi", "Poppy", "Rhian", "Saskia", "Tia", "Uma", "Vida", "Wiktoria", "Xin", "Yasmin", "Zofia", "Aaliyah", "Bronwen", "Emily",
    ];

    private static readonly string[] Boys =
    [
        "Adil", "Ben", "Callum", "Dawid", "Emeka", "Finn", "Gethin", "Hassan", "Ioan", "Jayden", "Kofi", "Luca", "Mateusz", "Noah",
        "Owen", "Patryk", "Rafi", "Sami", "Tomos", "Usman", "Viktor", "Wei", "Yusuf", "Zain", "Arun", "Blessing", "Connor", "Jamal",
    ];

    private static readonly string[] Families =
    [
        "Abrinholt", "Adebayoke", "Ashgrove", "Begumdar", "Brackenow", "Chandrake", "Colverdale", "Czernowin", "Delmarin", "Duskfield",
        "Eritwen", "Fennshaw", "Garrowby", "Gwynnoth", "Hargreve-Moss", "Holmcroft", "Hossainur", "Ionescar", "Jarrowick", "Kamarind",
        "Kowalewin", "Larkford", "Lindqueen", "Lupescor", "Malikzad", "Marrowby", "Mokorwe", "Mossenby", "Ndalamire", "Nowakiel",
        "Okoriwe", "Olawanre", "Penhallowe", "Quillmore", "Rahmandi", "Redwick-Lowe", "Sandhurel", "Szewcik", "Tarnlow", "Thornaby-Vale",
        "Umarzin", "Vasilmar", "Warsamin", "Wendbeck", "Wrenholme", "Yardleigh", "Yilmazer", "Zafirand", "Zhaolin", "Zielonik",
    ];

    private static readonly string[] Streets = ["Larkspur Row", "Quarry Rise", "Old Tannery Lane", "Meadow End", "Harbour View", "Copper Street", "Plover Close", "Mill Race Walk", "Station Cutting", "Orchard Steps"];
    private static readonly string[] Schools = ["Fernbank School", "Tarnside College", "Copperfield Academy", "St Wilfreda’s School", "Northgate High School", "the pupil referral unit"];
    private static readonly string[] Languages = ["English", "Polish", "Urdu", "Romanian", "Somali", "Yoruba", "Welsh", "Turkish", "Mandarin", "Bengali", "British Sign Language"];

    /// <summary>Makes the child of a file up.</summary>
    /// <param name="luck">Where chance comes from.</param>
    /// <param name="number">The file's place in the hub, for a reference of its own.</param>
    /// <param name="on">The day the hub first hears of the child.</param>
    public static MadeUpChild Make(Random luck, int number, LocalDate on)
    {
        var girl = luck.NextDouble() < 0.7;
        var given = Pick(luck, girl ? Girls : Boys);
        var protectedHome = luck.NextDouble() < 0.15;
        var known = new ChildIdentified
        {
            GivenName = given,
            FamilyName = Pick(luck, Families),
            PreferredName = luck.NextDouble() < 0.2 ? given[..Math.Min(3, given.Length)] : null,
            Born = on.PlusYears(-luck.Next(10, 18)).PlusDays(-luck.Next(0, 365)) is var born && born < on.PlusYears(-17).PlusDays(-300) ? on.PlusYears(-17) : born,
            Sex = girl ? Sex.Female : Sex.Male,
            Address = new Passage(
                $"{luck.Next(1, 120)} {Pick(luck, Streets)}, Exampleton, ZZ{luck.Next(1, 100)} {luck.Next(1, 10)}{Letters(luck)}",
                protectedHome ? Marks.ProtectedLocation : Marks.None),
            Phone = luck.NextDouble() < 0.6 ? new Passage($"07700 900{luck.Next(0, 1000):000}") : null,
            School = luck.NextDouble() < 0.85 ? new Passage(Pick(luck, Schools)) : null,
            NhsNumber = luck.NextDouble() < 0.4 ? $"999 {luck.Next(0, 1000):000} {luck.Next(0, 10000):0000}" : null,
            Languages = luck.NextDouble() < 0.3 ? [Pick(luck, Languages[1..]), Languages[0]] : null,
            Reference = (20_000 + number).ToString(CultureInfo.InvariantCulture),
        };
        return new MadeUpChild(known, known.PreferredName ?? given);
    }

    /// <summary>A family name made up, for somebody else in a file.</summary>
    public static (string Given, string Family) Adult(Random luck) => (Pick(luck, luck.NextDouble() < 0.2 ? Girls : Boys), Pick(luck, Families));

    /// <summary>An address no letter reaches.</summary>
    public static string Address(Random luck) => $"{luck.Next(1, 120)} {Pick(luck, Streets)}, Exampleton, ZZ{luck.Next(1, 100)} {luck.Next(1, 10)}{Letters(luck)}";

    /// <summary>A phone number kept for drama.</summary>
    public static string Phone(Random luck) => luck.NextDouble() < 0.5 ? $"01632 960{luck.Next(0, 1000):000}" : $"07700 900{luck.Next(0, 1000):000}";

    /// <summary>A number plate no car was ever given.</summary>
    public static string Plate(Random luck) => $"QX00 {(char)('A' + luck.Next(8))}{(char)('A' + luck.Next(8))}{(char)('A' + luck.Next(8))}";

    // No postcode ends in C, I, K, M, O or V.
    private static string Letters(Random luck) => $"{"ABDEFGHJLN"[luck.Next(10)]}{"PQRSTUWXYZ"[luck.Next(10)]}";

    private static string Pick(Random luck, string[] from) => from[luck.Next(from.Length)];
}
