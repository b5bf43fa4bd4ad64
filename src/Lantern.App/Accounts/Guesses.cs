using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Leave to check one guess.</summary>
/// <param name="Id">The guess; null where there were too many.</param>
/// <param name="Until">From when on another may be tried.</param>
public readonly record struct Leave(string? Id, Instant Until)
{
    /// <summary>True where the guess may be checked.</summary>
    public bool IsGiven => Id is not null;
}

/// <summary>Counts guesses: at most 10 in 5 minutes for one sign-in name, and as many from one address, are even checked. What is counted is thrown away after that.</summary>
public sealed class Guesses(AccountsContext context, RecentGuesses recent, TimeProvider time)
{
    /// <summary>How many guesses are checked.</summary>
    public const int AtMost = 10;

    /// <summary>In how long a time.</summary>
    public static Duration Within => Duration.FromMinutes(5);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Asks for leave to check a guess; counted before it is checked, so that many at once are no way round.</summary>
    public async Task<Leave> Ask(string name, IPAddress? address)
    {
        string[] gates = [.. new[] { Secrets.Hash("name " + name), Secrets.Hash("address " + Shortened(address)) }.Order(StringComparer.Ordinal)];
        foreach (var gate in gates)
            await Make(gate);
        var (now, id) = (Now, Secrets.NewId());
        await using var transaction = await context.Database.BeginTransactionAsync();
        // Changing the gates' rows holds them until the end: whoever guesses at the same time waits here.
        foreach (var gate in gates)
            await context.Gates.Where(one => one.Id == gate).ExecuteUpdateAsync(set => set.SetProperty(one => one.Touched, now));
        var until = Instant.MinValue;
        foreach (var gate in gates)
        {
            var kept = await context.Guesses.Where(guess => guess.Gate == gate && guess.At > now - Within).OrderBy(guess => guess.At).Select(guess => guess.At).ToListAsync();
            var here = recent.Since(gate, now - Within);
            var counted = here.Count > kept.Count ? here : kept;
            if (counted.Count >= AtMost)
                until = Instant.Max(until, counted[^AtMost] + Within);
        }
        if (until > now)
            return new Leave(null, until);
        context.Guesses.AddRange(gates.Select((gate, index) => new Guess { Id = $"{id}{index}", Gate = gate, At = now }));
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        recent.Add(id, gates, now, Within);
        return new Leave(id, now);
    }

    /// <summary>Forgets a guess that was right: it counts against nobody.</summary>
    public Task Right(Leave leave)
    {
        if (leave.Id is not { } id)
            return Task.CompletedTask;
        recent.Forget(id);
        return context.Guesses.Where(guess => guess.Id == id + "0" || guess.Id == id + "1").ExecuteDeleteAsync();
    }

    private async Task Make(string gate)
    {
        var old = Now - Within;
        await context.Guesses.Where(guess => guess.At <= old).ExecuteDeleteAsync();
        if (await context.Gates.AnyAsync(one => one.Id == gate))
            return;
        try
        {
            context.Gates.Add(new Gate { Id = gate, Touched = Now });
            await context.SaveChangesAsync();
        }
        catch (DbUpdateException) // somebody else has just made it
        {
            context.ChangeTracker.Clear();
        }
    }

    // Whoever has one address of the newer kind has a whole street of them.
    private static string Shortened(IPAddress? address)
    {
        if (address is null)
            return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8)) : plain.ToString();
    }
}
