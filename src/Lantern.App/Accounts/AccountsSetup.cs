using Lantern.App.Site;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Puts the accounts and the ways to sign in together.</summary>
internal static class AccountsSetup
{
    /// <exception cref="Store.StoreUnfitException">The accounts cannot be kept.</exception>
    public static void AddAccounts(this IServiceCollection services, HubOptions options, SignInSettings settings)
    {
        var database = new AccountsDatabase(options.DataFolder, options.Premises.Postgres);
        database.Prepare(Instant.FromDateTimeOffset(options.Time.GetUtcNow()));
        services.AddSingleton(database);
        services.AddSingleton(settings);
        services.AddDbContextPool<AccountsContext>(database.Configure);
        services.AddScoped<Sessions>();
    }
}
