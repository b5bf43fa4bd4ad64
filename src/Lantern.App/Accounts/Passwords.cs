using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lantern.App.Accounts;

/// <summary>Passwords: long, not among the commonest, and whatever somebody likes beyond that; kept as a slow hash.</summary>
public sealed class Passwords
{
    /// <summary>The fewest characters.</summary>
    public const int Least = 12;

    /// <summary>The most characters.</summary>
    public const int Most = 128;

    // What people begin with when a password has to be long; the rest is then figures and signs.
    private static readonly string[] Common =
    [
        "password", "passwort", "passw0rd", "p@ssword", "p@ssw0rd", "letmein", "letmeinplease", "welcome", "welcometo", "qwerty", "qwertyuiop", "qwertyuiopasdf",
        "qwertyqwerty", "asdfghjkl", "asdfghjklzxc", "zxcvbnm", "qazwsxedc", "qazwsxedcrfv", "iloveyou", "iloveyousomuch", "abcdef", "abcdefgh", "abcdefghijkl", "admin",
        "administrator", "adminadmin", "changeme", "changemenow", "football", "liverpool", "liverpoolfc", "manchester", "manchesterunited", "arsenal", "chelsea", "monkey",
        "dragon", "sunshine", "princess", "superman", "spiderman", "batman", "starwars", "pokemon", "football", "master", "michael", "charlie", "jennifer", "computer",
        "internet", "trustno", "secret", "topsecret", "summer", "winter", "spring", "autumn", "monday", "january", "christmas", "birthday", "england", "bradford", "london",
        "yorkshire", "lantern", "safeguarding", "socialworker", "childrensservices", "council", "northumberland", "leicestershire", "correcthorsebatterystaple", "passwordpassword",
        "testtest", "testing", "default", "guest", "login", "loginlogin", "whatever", "nothing", "something", "everything", "blessed", "freedom", "hello", "helloworld", "qwe",
    ];

    private static readonly HashSet<string> Known = new(Common, StringComparer.Ordinal);

    // 210,000 rounds: what OWASP asks of this hash.
    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly string _nobodys;

    public Passwords() => _nobodys = Hash(Secrets.New());

    /// <summary>What is wrong with a new password, in plain words; null where nothing is.</summary>
    public static string? Wrong(string password, string name)
    {
        if (password.Length < Least)
            return $"The password must have {Least} characters or more. Three words that do not belong together are easy to remember";
        if (password.Length > Most)
            return $"The password must have {Most} characters or fewer";
        var small = password.ToLowerInvariant();
        var word = Bare(small);
        if (word.Length == 0 || Known.Contains(word) || small.Distinct().Count() < 5)
            return "This is one of the passwords people choose most often, and so among the first that are guessed. Choose another";
        return name.Length > 3 && small.Contains(name, StringComparison.Ordinal) ? "The password must not have your sign-in name in it" : null;
    }

    // Without the figures and signs before and after, which is where people put them.
    private static string Bare(string password)
    {
        var letters = password.Index().Where(one => char.IsLetter(one.Item)).Select(one => one.Index).ToList();
        return letters.Count == 0 ? "" : password[letters[0]..(letters[^1] + 1)];
    }

    /// <summary>The hash a password is kept as.</summary>
    public string Hash(string password) => _hasher.HashPassword("", password);

    /// <summary>True where the password is the one; it takes as long where there is none to compare with.</summary>
    public bool Fits(string? hash, string password)
    {
        var fits = password.Length <= Most && _hasher.VerifyHashedPassword("", hash ?? _nobodys, password) != PasswordVerificationResult.Failed;
        return fits && hash is not null;
    }
}
