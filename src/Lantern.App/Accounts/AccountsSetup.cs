using Lantern.App.Site;
using Lantern.Store.Postgres;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Puts the accounts and the ways to sign in together.</summary>
internal static class AccountsSetup
{
    /// <exception cref="Store.StoreUnfitException">The accounts cannot be kept.</exception>
    public static void AddAccounts(this IServiceCollection services, HubOptions options, SignInSettings settings)
    {
        var primary = PrimaryServer.Of(options.Premises);
        var database = new AccountsDatabase(options.DataFolder, primary);
        database.Prepare(Instant.FromDateTimeOffset(options.Time.GetUtcNow()));
        services.AddSingleton(database);
        services.AddSingleton(settings);
        if (primary is null)
        {
            services.AddDbContextPool<AccountsContext>(database.Configure);
        }
        else
        {
            // Made by a function, so that it is disposed of with the application. A context that is used again would keep its server.
            services.AddSingleton(_ => primary);
            services.AddDbContext<AccountsContext>(database.Configure);
        }
        services.AddSingleton<FormKeys>().AddSingleton<FormKeys.Sealing>().AddSingleton<IConfigureOptions<KeyManagementOptions>, FormKeys.Setup>();
        services.AddDataProtection().SetApplicationName("lantern");
        services.AddHttpContextAccessor();
        services.AddSingleton<SealedText>();
        services.AddSingleton<RowBinding>().AddSingleton<Passwords>();
        services.AddSingleton<FullDisk>().AddSingleton<SignedOutState>().AddSingleton<RecentGuesses>();
        foreach (var part in (Type[])[typeof(Sessions), typeof(Guesses), typeof(AccountBook), typeof(Links), typeof(Recoveries), typeof(Notices), typeof(SettingUp), typeof(Passkeys), typeof(DirectoryBook), typeof(AccountStore)])
            services.AddScoped(part);
        services.AddDirectory(settings);
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = settings.Address?.Host ?? "localhost";
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == OwnSite.Of(asked.HttpContext.Request));
        });
    }
}
