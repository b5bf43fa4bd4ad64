namespace Lantern.Readings;

/// <summary>Names that stand for one another: short forms, and spellings of one name.</summary>
internal static class ShortForms
{
    private static readonly string[] Families =
    [
        "abdul abdal", "abigail abi abbie gail", "ahmed ahmad achmed", "aleksander aleksandar alexander alex alec xander sasha sandy oleksandr",
        "alexandra alex alexa sandra sasha lexi", "alice ali", "amelia millie amy", "amina aminah ameena", "andrew andy drew andrei andrzej",
        "anne ann anna annie ana", "anthony tony antony antoni", "ayesha aisha aysha aishah", "benjamin ben benny", "bethany beth",
        "catherine katherine kathryn catharine kate katie kat kath cathy kitty kasia katarzyna katya",
        "charles charlie chuck", "charlotte charlie lottie", "christina tina chris chrissie krystyna", "christopher chris kit krzysztof",
        "daniel dan danny", "danielle dani", "david dave davey dawid dafydd", "deborah debbie deb", "dominic dom nick", "edward ed eddie ted ned",
        "eleanor ellie nell nora", "elizabeth liz lizzie beth betty eliza lisa libby elspeth elzbieta", "emily em emmy millie", "fatima fatimah fatema",
        "francesca fran frankie", "francis frank fran", "frederick fred freddie", "gabriel gabe", "gabrielle gabby", "george georgie", "georgina georgia georgie",
        "gregory greg grzegorz", "hannah hana hanna", "harold harry", "henry harry hal", "hussein hussain husain hossein", "ibrahim ebrahim abraham",
        "isabella isabelle isabel izzy bella", "jacob jake jakub yakub", "james jim jimmy jamie", "jane janey", "jennifer jen jenny", "jessica jess jessie",
        "john jon johnny jack jan", "jonathan jon jonny", "joseph joe joey yusuf youssef josef", "joshua josh", "kenneth ken kenny", "khadija khadijah kadija",
        "kimberley kim kimberly", "lawrence laurence larry laurie", "lee leigh li", "leonard leo len", "lucy lucia", "madeleine maddie madeline", "margaret maggie meg peggy",
        "mariam maryam miriam mary maria", "martin marty marcin", "matthew matt mateusz", "megan meg", "michael mike mick micky mikey michal mikhail",
        "michelle shelly", "mohammed muhammad mohamed mohammad muhammed mo mohd", "natalie nat natasha tasha", "nathaniel nathan nate nat", "nicholas nick nicky nico nikolas",
        "nicola nicky nikki", "oliver ollie oli", "olivia liv livvy", "omar umar", "patricia pat tricia trish patsy", "patrick pat paddy", "peter pete piotr",
        "philip phil phillip pip", "rachel rach rachael", "rebecca becky becca", "richard rick ricky dick rich", "robert rob bob bobby robbie bert robin",
        "ronald ron ronnie", "rosemary rose rosie", "ryan rian", "samantha sam sammy", "samuel sam sammy", "sarah sara sally", "sean shaun shawn", "sebastian seb", "siobhan shevaun chevonne",
        "sophie sophia sofia zofia", "stephanie steph stefania", "stephen steven steve stevie stefan", "susan sue susie suzanne", "syed sayed sayyid said", "teresa theresa tess terry",
        "terence terry", "thomas tom tommy tomasz", "timothy tim", "victoria vicky tori wiktoria", "vincent vince vinny", "william will bill billy liam wills", "yasmin yasmeen jasmine jasmin",
        "zachary zac zach zack", "zainab zaynab zeinab", "zoe zoey",
    ];

    private static readonly Dictionary<string, int[]> Of = Families
        .SelectMany((family, index) => family.Split(' ').Distinct().Select(name => (Name: name, Family: index)))
        .GroupBy(one => one.Name, one => one.Family)
        .ToDictionary(names => names.Key, names => names.ToArray());

    /// <summary>True when both names belong to one family of names.</summary>
    public static bool Share(string one, string other) =>
        Of.TryGetValue(one, out var families) && Of.TryGetValue(other, out var others) && families.Intersect(others).Any();
}
