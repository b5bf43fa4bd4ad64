using System.Net;
using Lantern.App.Accounts;

namespace Lantern.App.Tests.Accounts;

/// <summary>Somebody at a hub who goes to the directory and comes back.</summary>
internal sealed class AtTheDirectory(RealHub hub, Provider provider)
{
    /// <summary>Somebody of the directory whose account is the social worker's.</summary>
    public async Task Known(string subject)
    {
        provider.Subject = subject;
        var (machine, back) = await Asked();
        await machine.Get(back);
        machine.Dispose();
        var asking = Assert.Single(await hub.In((DirectoryBook directory) => directory.Asking()));
        Assert.True(await hub.In((DirectoryBook directory) => directory.Link(asking.Id, "social-worker", "admin-1")));
    }

    /// <summary>Goes to the directory and signs in there; the address it leads back to has not been opened yet.</summary>
    public async Task<(Machine Machine, string Back)> Asked()
    {
        var machine = new Machine(hub.Address);
        var there = (await machine.Get("/sign-in/directory")).Leads!;
        Assert.StartsWith(provider.Address.ToString(), there, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", there, StringComparison.Ordinal);
        return (machine, await Follow(there));
    }

    /// <summary>Opens an address at the directory, and gives the one it leads back to.</summary>
    public static async Task<string> Follow(string there)
    {
        using var directory = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await directory.GetAsync(new Uri(there));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.PathAndQuery;
    }
}
