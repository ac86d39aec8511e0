<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ImportWords</name>
    <message>
        <source>MeterSense</source>
        <translation>MeterSense</translation>
    </message>
    <message>
        <source>Campus databases</source>
        <translation>Campus-Datenbanken</translation>
    </message>
    <message>
        <source>Scheduler of the Raspberry Pi</source>
        <translation>Zeitplaner des Raspberry Pi</translation>
    </message>
    <message>
        <source>Firestore documents</source>
        <translation>Firestore-Dokumente</translation>
    </message>
    <message>
        <source>Readings exported by Meterdeck</source>
        <translation>Von Meterdeck exportierte Messwerte</translation>
    </message>
    <message>
        <source>Sums of the campus’ web interface</source>
        <translation>Summen der Web-Schnittstelle des Campus</translation>
    </message>
    <message>
        <source>A folder of CSV files named after the tables, an SQLite file, or an ODBC connection.</source>
        <translation>Ein Ordner mit CSV-Dateien, die nach den Tabellen heißen, eine SQLite-Datei oder eine ODBC-Verbindung.</translation>
    </message>
    <message>
        <source>A smart_meter.db, a campus_energy_multi.db, or the folder with both.</source>
        <translation>Eine smart_meter.db, eine campus_energy_multi.db oder der Ordner mit beiden.</translation>
    </message>
    <message>
        <source>The scheduler.db of the Raspberry Pi. Its times are UTC.</source>
        <translation>Die scheduler.db des Raspberry Pi. Ihre Zeiten sind UTC.</translation>
    </message>
    <message>
        <source>Documents of the collection readings_5min_avg, exported as JSON.</source>
        <translation>Dokumente der Sammlung readings_5min_avg, als JSON exportiert.</translation>
    </message>
    <message>
        <source>A CSV file as the export of Meterdeck writes it. Every row names its zone.</source>
        <translation>Eine CSV-Datei, wie der Export von Meterdeck sie schreibt. Jede Zeile nennt ihre Zone.</translation>
    </message>
    <message>
        <source>Saved answers as JSON. Sums become events, as they are no readings of a meter.</source>
        <translation>Gespeicherte Antworten als JSON. Summen werden Ereignisse, denn sie sind keine Messwerte eines Zählers.</translation>
    </message>
    <message>
        <source>not a row of this table</source>
        <translation>keine Zeile dieser Tabelle</translation>
    </message>
    <message>
        <source>no device named</source>
        <translation>kein Gerät genannt</translation>
    </message>
    <message>
        <source>unknown quantity</source>
        <translation>unbekannte Größe</translation>
    </message>
    <message>
        <source>unknown quality</source>
        <translation>unbekannte Güte</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>unit does not fit</source>
        <translation>Einheit passt nicht</translation>
    </message>
    <message>
        <source>time cannot be read</source>
        <translation>Zeit nicht lesbar</translation>
    </message>
    <message>
        <source>month is damaged</source>
        <translation>Monat ist beschädigt</translation>
    </message>
    <message>
        <source>before 2015: the clock was not set</source>
        <translation>vor 2015: die Uhr war nicht gestellt</translation>
    </message>
    <message>
        <source>in the future</source>
        <translation>in der Zukunft</translation>
    </message>
    <message>
        <source>that hour did not exist in this zone</source>
        <translation>diese Stunde gab es in der Zone nicht</translation>
    </message>
    <message>
        <source>meter is not in the source</source>
        <translation>Zähler fehlt in der Quelle</translation>
    </message>
    <message>
        <source>repaired it would be a time that exists</source>
        <translation>repariert gäbe es diese Zeit schon</translation>
    </message>
    <message>
        <source>missing value stored as 0</source>
        <translation>fehlender Wert als 0 gespeichert</translation>
    </message>
    <message>
        <source>%1, %2, month repaired</source>
        <comment>kind of import, table</comment>
        <translation>%1, %2, Monat repariert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of import, table</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Continued from row %1: what comes before it is stored already.</source>
        <translation>Fortgesetzt ab Zeile %1: was davor kommt, ist schon gespeichert.</translation>
    </message>
    <message>
        <source>Started over: the source changed since it was read up to row %1.</source>
        <translation>Von vorn begonnen: die Quelle hat sich geändert, seit sie bis Zeile %1 gelesen wurde.</translation>
    </message>
    <message>
        <source>Started over: up to row %1 it was read with another zone or repair.</source>
        <translation>Von vorn begonnen: bis Zeile %1 wurde sie mit anderer Zone oder Reparatur gelesen.</translation>
    </message>
    <message>
        <source>Started over: rows of this source have no numbers by which row %1 could be found.</source>
        <translation>Von vorn begonnen: Zeilen dieser Quelle haben keine Nummern, an denen Zeile %1 zu finden wäre.</translation>
    </message>
    <message numerus="yes">
        <source>%1 readings are new, %2 were stored before.</source>
        <translation>
            <numerusform>%1 Messwert ist neu, %2 waren schon gespeichert.</numerusform>
            <numerusform>%1 Messwerte sind neu, %2 waren schon gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows; the database is waited for</source>
        <translation>%1 Zeilen; auf die Datenbank wird gewartet</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows, %2 values or rows not taken</source>
        <translation>%1 Zeilen, %2 Werte oder Zeilen nicht übernommen</translation>
    </message>
    <message numerus="yes">
        <source>%1 readings were stored.</source>
        <translation>
            <numerusform>%1 Messwert wurde gespeichert.</numerusform>
            <numerusform>%1 Messwerte wurden gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>instead of a transport</comment>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>%1 from %2; newly stored: %3, known already: %4, not taken: %5; by %6</source>
        <comment>kind of source, its place, numbers of readings, and a person</comment>
        <translation>%1 aus %2; neu gespeichert: %3, schon bekannt: %4, nicht übernommen: %5; von %6</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <comment>how an import ended</comment>
        <translation>Abgebrochen: %1</translation>
    </message>
    <message>
        <source>Not read to the end: %1</source>
        <comment>how an import ended</comment>
        <translation>Nicht zu Ende gelesen: %1</translation>
    </message>
</context>
<context>
    <name>OutcomeMark</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verfallen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>PriorityMark</name>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
</context>
<context>
    <name>QualityMark</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Substituted</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>Operator console for smart meters.</source>
        <translation>Bedienkonsole für intelligente Zähler.</translation>
    </message>
    <message>
        <source>Open this workspace file.</source>
        <translation>Diese Arbeitsbereichsdatei öffnen.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>Open a simulated fleet, labelled as such.</source>
        <translation>Eine simulierte Flotte öffnen, als solche gekennzeichnet.</translation>
    </message>
    <message>
        <source>Render every page and dialog with data into PNG files in this folder, then leave.</source>
        <translation>Jede Seite und jeden Dialog mit Daten als PNG-Dateien in diesen Ordner zeichnen, dann enden.</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>ORDNER</translation>
    </message>
    <message>
        <source>With --screenshots: only these pictures, by name.</source>
        <translation>Mit --screenshots: nur diese Bilder, nach Namen.</translation>
    </message>
    <message>
        <source>NAME,NAME</source>
        <translation>NAME,NAME</translation>
    </message>
    <message>
        <source>With --screenshots: only these sizes, instead of 1600x1000,1366x768,3840x2160.</source>
        <translation>Mit --screenshots: nur diese Größen statt 1600x1000,1366x768,3840x2160.</translation>
    </message>
    <message>
        <source>WxH,WxH</source>
        <translation>BxH,BxH</translation>
    </message>
    <message>
        <source>Show every part of the window in every state.</source>
        <translation>Jedes Teil des Fensters in jedem Zustand zeigen.</translation>
    </message>
    <message>
        <source>Colours of this run: &quot;light&quot; or &quot;dark&quot;.</source>
        <translation>Farben dieses Laufs: „light“ oder „dark“.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Language of this run, such as &quot;en&quot; or &quot;de&quot;; &quot;x-long&quot; is English with texts 40 % longer and &quot;x-mirror&quot; English from right to left, to try layouts.</source>
        <translation>Sprache dieses Laufs, etwa „en“ oder „de“; „x-long“ ist Englisch mit 40 % längeren Texten und „x-mirror“ Englisch von rechts nach links, um Anordnungen zu erproben.</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>KÜRZEL</translation>
    </message>
    <message>
        <source>Size of the fonts of this run, 80 to 200.</source>
        <translation>Schriftgröße dieses Laufs, 80 bis 200.</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Try --help.</source>
        <translation>Versuchen Sie --help.</translation>
    </message>
    <message>
        <source>--workspace and --demo exclude one another.</source>
        <translation>--workspace und --demo schließen einander aus.</translation>
    </message>
    <message>
        <source>Unexpected argument: %1</source>
        <translation>Unerwartetes Argument: %1</translation>
    </message>
    <message>
        <source>--theme knows &quot;light&quot; and &quot;dark&quot;, not &quot;%1&quot;.</source>
        <translation>--theme kennt „light“ und „dark“, nicht „%1“.</translation>
    </message>
    <message>
        <source>--font-percent takes a number from 80 to 200, not &quot;%1&quot;.</source>
        <translation>--font-percent nimmt eine Zahl von 80 bis 200, nicht „%1“.</translation>
    </message>
    <message>
        <source>--sizes takes sizes such as &quot;1600x1000,1366x768&quot;, not &quot;%1&quot;.</source>
        <translation>--sizes nimmt Größen wie „1600x1000,1366x768“, nicht „%1“.</translation>
    </message>
    <message>
        <source>A bundled font cannot be read; the window uses what the system has.</source>
        <translation>Eine mitgelieferte Schrift ist nicht lesbar; das Fenster benutzt, was das System hat.</translation>
    </message>
    <message>
        <source>--language does not know &quot;%1&quot;, only these: %2</source>
        <translation>--language kennt „%1“ nicht, nur diese: %2</translation>
    </message>
    <message>
        <source>With --screenshots: each picture once more without colour.</source>
        <translation>Mit --screenshots: jedes Bild noch einmal ohne Farbe.</translation>
    </message>
</context>
<context>
    <name>TrialWords</name>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 ist %2.</translation>
    </message>
    <message>
        <source>%1 is an address; no name has to be found.</source>
        <translation>%1 ist eine Adresse; kein Name muss gefunden werden.</translation>
    </message>
    <message>
        <source>%1 takes connections.</source>
        <translation>%1 nimmt Verbindungen an.</translation>
    </message>
    <message>
        <source>Not secured: passwords and readings travel in the clear.</source>
        <translation>Nicht gesichert: Passwörter und Messwerte gehen im Klartext über das Netz.</translation>
    </message>
    <message>
        <source>The certificate of %1 is trusted and ends on %2.</source>
        <translation>Dem Zertifikat von %1 wird vertraut; es endet am %2.</translation>
    </message>
    <message>
        <source>The broker lets %1 in.</source>
        <translation>Der Broker lässt %1 ein.</translation>
    </message>
    <message>
        <source>The broker lets anybody in without a user.</source>
        <translation>Der Broker lässt jeden ohne Benutzer ein.</translation>
    </message>
    <message>
        <source>Granted: %1.</source>
        <translation>Gewährt: %1.</translation>
    </message>
    <message>
        <source>A live message came on %1.</source>
        <translation>Eine frische Nachricht kam unter %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 is trusted, but ends on %2 already.</source>
        <translation>Dem Zertifikat von %1 wird vertraut, aber es endet schon am %2.</translation>
    </message>
    <message>
        <source>The login is right, but another program took over the session of this console.</source>
        <translation>Die Anmeldung stimmt, aber ein anderes Programm hat die Sitzung dieser Konsole übernommen.</translation>
    </message>
    <message>
        <source>Within %1 s only stored copies came, such as %3; nothing live on %2.</source>
        <translation>In %1 s kamen nur gespeicherte Kopien, etwa %3; nichts Frisches unter %2.</translation>
    </message>
    <message>
        <source>Nothing came within %1 s on %2, neither live nor stored.</source>
        <translation>In %1 s kam nichts unter %2, weder frisch noch gespeichert.</translation>
    </message>
    <message>
        <source>No profile is chosen, so there is no topic to subscribe to.</source>
        <translation>Kein Profil ist gewählt, also gibt es kein Thema zu abonnieren.</translation>
    </message>
    <message>
        <source>The name %1 is not known here.</source>
        <translation>Der Name %1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 refuses connections: the computer answers, but nothing listens on that port.</source>
        <translation>%1 lehnt Verbindungen ab: Der Rechner antwortet, aber auf diesem Port hört niemand.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s: it is off, or a firewall swallows what is sent.</source>
        <translation>%1 hat in %2 s nicht geantwortet: ausgeschaltet, oder eine Firewall verschluckt, was gesendet wird.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>%1 ist nicht erreichbar: %2.</translation>
    </message>
    <message>
        <source>%1 wants TLS, and was spoken to in the clear.</source>
        <translation>%1 verlangt TLS und wurde im Klartext angesprochen.</translation>
    </message>
    <message>
        <source>%1 is a broker without TLS.</source>
        <translation>%1 ist ein Broker ohne TLS.</translation>
    </message>
    <message>
        <source>%1 takes the connection but did not answer in TLS within %2 s.</source>
        <translation>%1 nimmt die Verbindung an, hat aber in %2 s nicht in TLS geantwortet.</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>Das Zertifikat gilt nicht für %1, sondern für %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 ended on %2.</source>
        <translation>Das Zertifikat von %1 endete am %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 begins on %2 only.</source>
        <translation>Das Zertifikat von %1 beginnt erst am %2.</translation>
    </message>
    <message>
        <source>The certificate was issued by %1, which is not trusted here.</source>
        <translation>Das Zertifikat stammt von %1; dieser Stelle wird hier nicht vertraut.</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by itself and not trusted here.</source>
        <translation>Das Zertifikat von %1 hat sich selbst unterschrieben; ihm wird hier nicht vertraut.</translation>
    </message>
    <message>
        <source>%1 asks for a certificate of ours, and none is set.</source>
        <translation>%1 verlangt ein Zertifikat dieser Konsole, und keines ist gesetzt.</translation>
    </message>
    <message>
        <source>Our certificate %1 is refused.</source>
        <translation>Unser Zertifikat %1 wird abgelehnt.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read, or is not what it should be.</source>
        <translation>Die Datei %1 ist nicht lesbar oder nicht das, was sie sein sollte.</translation>
    </message>
    <message>
        <source>The connection to %1 cannot be secured: %2.</source>
        <translation>Die Verbindung zu %1 lässt sich nicht sichern: %2.</translation>
    </message>
    <message>
        <source>%1 is no MQTT broker; it says “%2”.</source>
        <translation>%1 ist kein MQTT-Broker; dort heißt es „%2“.</translation>
    </message>
    <message>
        <source>%1 takes the connection but did not answer as a broker within %2 s.</source>
        <translation>%1 nimmt die Verbindung an, hat aber in %2 s nicht wie ein Broker geantwortet.</translation>
    </message>
    <message>
        <source>%1 hung up before it answered the greeting.</source>
        <translation>%1 hat aufgelegt, ohne den Gruß zu beantworten.</translation>
    </message>
    <message>
        <source>The broker refuses %1: wrong user or password, or not allowed.</source>
        <translation>Der Broker weist %1 ab: Benutzer oder Passwort falsch, oder nicht erlaubt.</translation>
    </message>
    <message>
        <source>The broker lets nobody in without a user.</source>
        <translation>Der Broker lässt niemanden ohne Benutzer ein.</translation>
    </message>
    <message>
        <source>The broker refuses the client id.</source>
        <translation>Der Broker weist die Client-Kennung ab.</translation>
    </message>
    <message>
        <source>The broker says that it is not available.</source>
        <translation>Der Broker sagt, er sei nicht verfügbar.</translation>
    </message>
    <message>
        <source>The broker does not speak this version of MQTT.</source>
        <translation>Der Broker spricht diese Fassung von MQTT nicht.</translation>
    </message>
    <message>
        <source>The login failed: %1.</source>
        <translation>Die Anmeldung misslang: %1.</translation>
    </message>
    <message>
        <source>Another program with the same client id threw this one out.</source>
        <translation>Ein anderes Programm mit derselben Client-Kennung hat dieses hinausgeworfen.</translation>
    </message>
    <message>
        <source>This is ThingsBoard&apos;s entry for devices, not a broker: it hands nothing from one device to another.</source>
        <translation>Das ist der Eingang von ThingsBoard für Geräte, kein Broker: er gibt nichts von einem Gerät an ein anderes weiter.</translation>
    </message>
    <message>
        <source>Refused: %1. Granted: %2.</source>
        <translation>Abgewiesen: %1. Gewährt: %2.</translation>
    </message>
    <message>
        <source>The broker refuses every topic: %1.</source>
        <translation>Der Broker weist jedes Thema ab: %1.</translation>
    </message>
    <message>
        <source>The broker did not answer the subscription within %1 s.</source>
        <translation>Der Broker hat das Abonnement in %1 s nicht beantwortet.</translation>
    </message>
    <message>
        <source>The server lets %1 in.</source>
        <translation>Der Server lässt %1 ein.</translation>
    </message>
    <message>
        <source>The server lets %1 in, as a user of a customer: that customer’s devices can be read.</source>
        <translation>Der Server lässt %1 als Benutzer eines Kunden ein: Lesbar sind die Geräte dieses Kunden.</translation>
    </message>
    <message>
        <source>The server lets anybody in without a user.</source>
        <translation>Der Server lässt jeden ohne Benutzer ein.</translation>
    </message>
    <message>
        <source>The server takes the API key.</source>
        <translation>Der Server nimmt den API-Schlüssel an.</translation>
    </message>
    <message>
        <source>Devices that can be read: %1, such as %2.</source>
        <translation>Lesbare Geräte: %1, etwa %2.</translation>
    </message>
    <message>
        <source>Devices with values: %1. The newest came from %2: %3 is %4, of %5.</source>
        <translation>Geräte mit Werten: %1. Der neueste kam von %2: %3 ist %4, vom %5.</translation>
    </message>
    <message>
        <source>Rows: %1. The newest are read as: %2.</source>
        <translation>Zeilen: %1. Die neuesten werden gelesen als: %2.</translation>
    </message>
    <message>
        <source>The server shows no device to this login.</source>
        <translation>Der Server zeigt dieser Anmeldung kein Gerät.</translation>
    </message>
    <message>
        <source>No device has the profile “%1”; the devices there have %2.</source>
        <translation>Kein Gerät hat das Profil „%1“; die Geräte dort haben %2.</translation>
    </message>
    <message>
        <source>No device has a value of any of the keys %1.</source>
        <translation>Kein Gerät hat einen Wert zu einem der Schlüssel %1.</translation>
    </message>
    <message>
        <source>The server has no rows: it keeps them in its memory, and nothing came since its start.</source>
        <translation>Der Server hat keine Zeilen: Er behält sie im Speicher, und seit seinem Start kam nichts.</translation>
    </message>
    <message>
        <source>Rows: %1. Not understood: %2, such as “%4” (%5). The newest are read as: %3.</source>
        <translation>Zeilen: %1. Nicht verstanden: %2, etwa „%4“ (%5). Die neuesten werden gelesen als: %3.</translation>
    </message>
    <message>
        <source>%1 speaks http, not https.</source>
        <translation>%1 spricht http, nicht https.</translation>
    </message>
    <message>
        <source>%1 wants https, and was spoken to in the clear.</source>
        <translation>%1 will https und wurde unverschlüsselt angesprochen.</translation>
    </message>
    <message>
        <source>%1 is an MQTT broker, not a web server.</source>
        <translation>%1 ist ein MQTT-Broker, kein Webserver.</translation>
    </message>
    <message>
        <source>No profile is chosen that says what the telemetry means.</source>
        <translation>Es ist kein Profil gewählt, das sagt, was die Telemetrie bedeutet.</translation>
    </message>
    <message>
        <source>No password or key is known, so none was tried.</source>
        <translation>Weder Passwort noch Schlüssel sind bekannt, darum wurde keine Anmeldung versucht.</translation>
    </message>
    <message>
        <source>The server refuses %1: %2.</source>
        <translation>Der Server lehnt %1 ab: %2.</translation>
    </message>
    <message>
        <source>%1 lets nobody in without a user.</source>
        <translation>%1 lässt niemanden ohne Benutzer ein.</translation>
    </message>
    <message>
        <source>The server refuses the API key: %1.</source>
        <translation>Der Server lehnt den API-Schlüssel ab: %1.</translation>
    </message>
    <message>
        <source>%1 answers, but not as ThingsBoard does: %2.</source>
        <translation>%1 antwortet, aber nicht wie ThingsBoard: %2.</translation>
    </message>
    <message>
        <source>%1 answers, but not with rows of a mesh: %2.</source>
        <translation>%1 antwortet, aber nicht mit Zeilen eines Mesh: %2.</translation>
    </message>
    <message>
        <source>The devices can be listed, but live values do not come through: %1.</source>
        <translation>Die Geräte sind auflistbar, aber laufende Werte kommen nicht durch: %1.</translation>
    </message>
    <message>
        <source>The server does not understand the subscription: %1.</source>
        <translation>Der Server versteht das Abonnement nicht: %1.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 hat binnen %2 s nicht geantwortet.</translation>
    </message>
    <message>
        <source>%1 fails: %2.</source>
        <translation>%1 versagt: %2.</translation>
    </message>
    <message>
        <source>Rows: %1. None is understood; the newest is “%2” (%3).</source>
        <translation>Zeilen: %1. Keine wird verstanden; die neueste ist „%2“ (%3).</translation>
    </message>
    <message>
        <source>The connection was lost: %1.</source>
        <translation>Die Verbindung ging verloren: %1.</translation>
    </message>
    <message>
        <source>Have it renewed before that day.</source>
        <translation>Lassen Sie es vor diesem Tag erneuern.</translation>
    </message>
    <message>
        <source>Stop the other console or collector of this workspace, or let the broker stop making the client id from the user.</source>
        <translation>Beenden Sie die andere Konsole oder den Sammler dieses Arbeitsbereichs, oder lassen Sie den Broker die Client-Kennung nicht mehr aus dem Benutzer bilden.</translation>
    </message>
    <message>
        <source>Check that the devices are on and publish now; stored copies may be of any age.</source>
        <translation>Prüfen Sie, ob die Geräte an sind und jetzt senden; gespeicherte Kopien können beliebig alt sein.</translation>
    </message>
    <message>
        <source>Wait longer, check that the devices publish on these topics, and whether the broker&apos;s access list lets this user read them: some brokers grant a subscription and hold the messages back.</source>
        <translation>Warten Sie länger, prüfen Sie, ob die Geräte unter diesen Themen senden und ob die Zugriffsliste des Brokers diesen Benutzer sie lesen lässt: manche Broker gewähren ein Abonnement und halten die Nachrichten zurück.</translation>
    </message>
    <message>
        <source>Choose a profile.</source>
        <translation>Wählen Sie ein Profil.</translation>
    </message>
    <message>
        <source>Correct the host, or give its address. A name that ends in .local is found only in the same network, and where mDNS (Avahi) runs.</source>
        <translation>Berichtigen Sie den Host, oder geben Sie seine Adresse an. Ein Name auf .local wird nur im selben Netz gefunden, und nur wo mDNS (Avahi) läuft.</translation>
    </message>
    <message>
        <source>Start the broker, or correct the port: 1883 is usual, 8883 with TLS. A broker may listen to its own computer only.</source>
        <translation>Starten Sie den Broker, oder berichtigen Sie den Port: üblich ist 1883, mit TLS 8883. Ein Broker hört womöglich nur auf seinen eigenen Rechner.</translation>
    </message>
    <message>
        <source>Check that the computer is on, the address, and the firewalls in between.</source>
        <translation>Prüfen Sie, ob der Rechner an ist, die Adresse und die Firewalls dazwischen.</translation>
    </message>
    <message>
        <source>Check the cable, the network and the address.</source>
        <translation>Prüfen Sie Kabel, Netz und Adresse.</translation>
    </message>
    <message>
        <source>Turn TLS on, or take the port without it (1883 is usual).</source>
        <translation>Schalten Sie TLS ein, oder nehmen Sie den Port ohne TLS (üblich ist 1883).</translation>
    </message>
    <message>
        <source>Turn TLS off, or take the broker&apos;s port for TLS (8883 is usual).</source>
        <translation>Schalten Sie TLS aus, oder nehmen Sie den TLS-Port des Brokers (üblich ist 8883).</translation>
    </message>
    <message>
        <source>Check that the port is the one for TLS (8883 is usual of brokers, 443 of web servers).</source>
        <translation>Prüfen, ob der Port der für TLS ist (üblich: 8883 bei Brokern, 443 bei Webservern).</translation>
    </message>
    <message>
        <source>Use the name the certificate is for as host, or have a certificate made for this one.</source>
        <translation>Nehmen Sie als Host den Namen, für den das Zertifikat gilt, oder lassen Sie eines für diesen ausstellen.</translation>
    </message>
    <message>
        <source>Have it renewed; until then check the clock of this computer.</source>
        <translation>Lassen Sie es erneuern, und prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>Check the clock of this computer.</source>
        <translation>Prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>Name the file of that authority (often ca.crt) as authorities.</source>
        <translation>Die Datei dieser Zertifizierungsstelle (oft ca.crt) als Zertifizierungsstellen angeben.</translation>
    </message>
    <message>
        <source>If it is the right one, name this certificate&apos;s file as authorities.</source>
        <translation>Ist es der richtige, die Datei dieses Zertifikats als Zertifizierungsstellen angeben.</translation>
    </message>
    <message>
        <source>Have a certificate made for this console, and name its file and that of its key.</source>
        <translation>Lassen Sie ein Zertifikat für diese Konsole ausstellen, und geben Sie seine Datei und die seines Schlüssels an.</translation>
    </message>
    <message>
        <source>Have it renewed, or made by the authority that the broker trusts; it may have been revoked.</source>
        <translation>Lassen Sie es erneuern oder von der Stelle ausstellen, der der Broker vertraut; es ist vielleicht widerrufen.</translation>
    </message>
    <message>
        <source>Name a file in PEM format that this user may read; the key without a passphrase.</source>
        <translation>Geben Sie eine Datei im PEM-Format an, die dieser Benutzer lesen darf; den Schlüssel ohne Kennwort.</translation>
    </message>
    <message>
        <source>Look at the log of the other side; it may want an older or newer TLS.</source>
        <translation>Ins Protokoll der Gegenseite sehen; vielleicht will sie ein älteres oder neueres TLS.</translation>
    </message>
    <message>
        <source>Correct the port. A broker behind a web server is reached by WebSocket: name its path, such as /mqtt.</source>
        <translation>Berichtigen Sie den Port. Ein Broker hinter einem Webserver wird über WebSocket erreicht: geben Sie den Pfad an, etwa /mqtt.</translation>
    </message>
    <message>
        <source>Check that the port belongs to an MQTT broker, and look at the broker&apos;s log.</source>
        <translation>Prüfen Sie, ob der Port zu einem MQTT-Broker gehört, und sehen Sie in dessen Protokoll nach.</translation>
    </message>
    <message>
        <source>Correct user and password, and check that the broker&apos;s access list knows the user.</source>
        <translation>Berichtigen Sie Benutzer und Passwort, und prüfen Sie, ob die Zugriffsliste des Brokers den Benutzer kennt.</translation>
    </message>
    <message>
        <source>Set a user and its password.</source>
        <translation>Geben Sie einen Benutzer und sein Passwort an.</translation>
    </message>
    <message>
        <source>Check which client ids the broker allows.</source>
        <translation>Prüfen Sie, welche Client-Kennungen der Broker erlaubt.</translation>
    </message>
    <message>
        <source>Wait, or look at the broker&apos;s log.</source>
        <translation>Warten Sie, oder sehen Sie im Protokoll des Brokers nach.</translation>
    </message>
    <message>
        <source>Choose the other version, or let it be found automatically.</source>
        <translation>Wählen Sie die andere Fassung, oder lassen Sie sie selbst finden.</translation>
    </message>
    <message>
        <source>Look at the broker&apos;s log.</source>
        <translation>Sehen Sie im Protokoll des Brokers nach.</translation>
    </message>
    <message>
        <source>Add it as a ThingsBoard server instead: it is read through its web interface.</source>
        <translation>Fügen Sie ihn stattdessen als ThingsBoard-Server hinzu: er wird über seine Web-Schnittstelle gelesen.</translation>
    </message>
    <message>
        <source>Allow this user to read these topics in the broker&apos;s access list.</source>
        <translation>Erlauben Sie diesem Benutzer in der Zugriffsliste des Brokers, diese Themen zu lesen.</translation>
    </message>
    <message>
        <source>Look at the broker&apos;s log; it may be overloaded.</source>
        <translation>Sehen Sie im Protokoll des Brokers nach; er ist vielleicht überlastet.</translation>
    </message>
    <message>
        <source>Assign the devices to the customer of this user, or take the login of somebody who sees them.</source>
        <translation>Die Geräte dem Kunden dieses Benutzers zuordnen oder die Anmeldung von jemandem nehmen, der sie sieht.</translation>
    </message>
    <message>
        <source>Correct the device profile, or leave it empty to read all devices.</source>
        <translation>Das Geräteprofil berichtigen oder leer lassen, um alle Geräte zu lesen.</translation>
    </message>
    <message>
        <source>Check that the devices have sent telemetry, and that the chosen profile names the keys they send.</source>
        <translation>Prüfen, ob die Geräte Telemetrie gesendet haben und ob das gewählte Profil die Schlüssel nennt, die sie senden.</translation>
    </message>
    <message>
        <source>Wait until the gateway has posted something, then test again.</source>
        <translation>Warten, bis das Gateway etwas gesendet hat, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>Choose the profiles that understand these rows too, and give the keys of encrypted ones.</source>
        <translation>Die Profile wählen, die auch diese Zeilen verstehen, und die Schlüssel der verschlüsselten angeben.</translation>
    </message>
    <message>
        <source>Begin the address with http://, or take the port for https.</source>
        <translation>Die Adresse mit http:// beginnen oder den Port für https nehmen.</translation>
    </message>
    <message>
        <source>Begin the address with https://.</source>
        <translation>Die Adresse mit https:// beginnen.</translation>
    </message>
    <message>
        <source>Take the port of the web interface, or add it as a broker instead.</source>
        <translation>Den Port der Weboberfläche nehmen oder ihn stattdessen als Broker hinzufügen.</translation>
    </message>
    <message>
        <source>Type it, or set its environment variable before the console starts.</source>
        <translation>Eingeben oder die Umgebungsvariable setzen, bevor die Konsole startet.</translation>
    </message>
    <message>
        <source>Correct user and password; they are those of a person, not of a device. After several refusals servers lock an account for a while.</source>
        <translation>Benutzer und Passwort berichtigen; es sind die einer Person, nicht die eines Geräts. Nach mehreren Ablehnungen sperren Server ein Konto für eine Weile.</translation>
    </message>
    <message>
        <source>Make a new key, and check that the server knows keys: ThingsBoard does since version 4.3. Else log in with user and password.</source>
        <translation>Einen neuen Schlüssel anlegen und prüfen, ob der Server Schlüssel kennt: ThingsBoard seit Version 4.3. Sonst mit Benutzer und Passwort anmelden.</translation>
    </message>
    <message>
        <source>Take the address of the web interface, as in a browser, without a path behind it.</source>
        <translation>Die Adresse der Weboberfläche nehmen, wie im Browser, ohne Pfad dahinter.</translation>
    </message>
    <message>
        <source>Give the address up to, and without, /data.</source>
        <translation>Die Adresse bis vor /data angeben.</translation>
    </message>
    <message>
        <source>Let the web server or firewall in between pass WebSockets to /api/ws.</source>
        <translation>Den Webserver oder die Firewall dazwischen WebSockets nach /api/ws durchlassen.</translation>
    </message>
    <message>
        <source>It has to be ThingsBoard 3.6.2 or newer.</source>
        <translation>Es muss ThingsBoard 3.6.2 oder neuer sein.</translation>
    </message>
    <message>
        <source>Look at the log of the server; it may be overloaded.</source>
        <translation>Ins Protokoll des Servers sehen; vielleicht ist er überlastet.</translation>
    </message>
    <message>
        <source>Look at the log of the server, and test again.</source>
        <translation>Ins Protokoll des Servers sehen und erneut prüfen.</translation>
    </message>
    <message>
        <source>Choose the profile of this mesh, and give the key where the rows are encrypted.</source>
        <translation>Das Profil dieses Mesh wählen und den Schlüssel angeben, wo die Zeilen verschlüsselt sind.</translation>
    </message>
    <message>
        <source>Start the server, or correct the port in the address. A server may listen to its own computer only.</source>
        <translation>Den Server starten oder den Port in der Adresse berichtigen. Ein Server hört vielleicht nur auf den eigenen Rechner.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>First message</source>
        <translation>Erste Nachricht</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Erste Werte</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Good, %1 ms</source>
        <translation>Gut, %1 ms</translation>
    </message>
    <message>
        <source>Notice, %1 ms</source>
        <translation>Hinweis, %1 ms</translation>
    </message>
    <message>
        <source>Failed, %1 ms</source>
        <translation>Misslungen, %1 ms</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>console::AddBoardDialog</name>
    <message>
        <source>Add a ThingsBoard server</source>
        <translation>ThingsBoard-Server hinzufügen</translation>
    </message>
    <message>
        <source>Change a ThingsBoard server</source>
        <translation>ThingsBoard-Server ändern</translation>
    </message>
    <message>
        <source>Its devices are read through its web interface: live values, and the history of the time this console was away. Nothing is changed on the server.</source>
        <translation>Seine Geräte werden über seine Weboberfläche gelesen: laufende Werte und der Verlauf der Zeit, in der diese Konsole fort war. Auf dem Server wird nichts geändert.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Wo es aufbewahrt wird</translation>
    </message>
    <message>
        <source>Device profile</source>
        <translation>Geräteprofil</translation>
    </message>
    <message>
        <source>What the telemetry means</source>
        <translation>Was die Telemetrie bedeutet</translation>
    </message>
    <message>
        <source>The server’s address comes first.</source>
        <translation>Zuerst kommt die Adresse des Servers.</translation>
    </message>
    <message>
        <source>Add the server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Change the server</source>
        <translation>Server ändern</translation>
    </message>
    <message>
        <source>As in a browser, without a path behind it.</source>
        <translation>Wie im Browser, ohne Pfad dahinter.</translation>
    </message>
    <message>
        <source>With http:// password and readings travel in the clear; https:// is better.</source>
        <translation>Mit http:// reisen Passwort und Messwerte unverschlüsselt; https:// ist besser.</translation>
    </message>
    <message>
        <source>“%1” reads these devices already.</source>
        <translation>„%1“ liest diese Geräte schon.</translation>
    </message>
    <message>
        <source>Servers know keys since version 4.3.</source>
        <translation>Server kennen Schlüssel seit Version 4.3.</translation>
    </message>
    <message>
        <source>Of a person, best one who may only read; not of a device.</source>
        <translation>Die einer Person, am besten einer, die nur lesen darf; nicht die eines Geräts.</translation>
    </message>
    <message>
        <source>Type the user’s mail address.</source>
        <translation>Die Mailadresse des Benutzers eingeben.</translation>
    </message>
    <message>
        <source>Empty: all devices that this login sees.</source>
        <translation>Leer: alle Geräte, die diese Anmeldung sieht.</translation>
    </message>
    <message>
        <source>Only devices of this profile, as it is called on the server.</source>
        <translation>Nur Geräte dieses Profils, so wie es auf dem Server heißt.</translation>
    </message>
</context>
<context>
    <name>console::AddBrokerDialog</name>
    <message>
        <source>Add a broker</source>
        <translation>Broker hinzufügen</translation>
    </message>
    <message>
        <source>Change a broker</source>
        <translation>Broker ändern</translation>
    </message>
    <message>
        <source>Devices behind it appear by themselves when they first speak.</source>
        <translation>Geräte dahinter erscheinen von selbst, sobald sie sich melden.</translation>
    </message>
    <message>
        <source>Add the broker</source>
        <translation>Broker hinzufügen</translation>
    </message>
    <message>
        <source>Change the broker</source>
        <translation>Broker ändern</translation>
    </message>
    <message>
        <source>Written at once; then everything stops and starts anew with it, some seconds long.</source>
        <translation>Wird sofort geschrieben; dann hält alles an und beginnt neu damit, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Everything stops and starts anew with it, some seconds long. Readings stay.</source>
        <translation>Alles hält an und beginnt neu damit, einige Sekunden lang. Messwerte bleiben.</translation>
    </message>
    <message>
        <source>name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Stays empty when the broker asks for none.</source>
        <translation>Bleibt leer, wenn der Broker keinen verlangt.</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Quality of service</source>
        <translation>Zustellgüte (QoS)</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Profiles to read</source>
        <translation>Zu lesende Profile</translation>
    </message>
    <message>
        <source>%1 (not installed)</source>
        <translation>%1 (nicht installiert)</translation>
    </message>
    <message>
        <source>Broker</source>
        <comment>proposed name of a broker</comment>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Type the broker&apos;s name or address.</source>
        <translation>Geben Sie Name oder Adresse des Brokers ein.</translation>
    </message>
    <message>
        <source>A name or address alone, without mqtt:// and without a path.</source>
        <translation>Nur ein Name oder eine Adresse, ohne mqtt:// und ohne Pfad.</translation>
    </message>
    <message>
        <source>A name or address has no spaces.</source>
        <translation>Ein Name oder eine Adresse hat keine Leerzeichen.</translation>
    </message>
    <message>
        <source>A port is a whole number from 1 to %1.</source>
        <translation>Ein Port ist eine ganze Zahl von 1 bis %1.</translation>
    </message>
    <message>
        <source>The port goes into the field of its own.</source>
        <translation>Der Port gehört in sein eigenes Feld.</translation>
    </message>
    <message>
        <source>“%1” reads this broker already.</source>
        <translation>„%1“ liest diesen Broker schon.</translation>
    </message>
    <message>
        <source>A whole number from 1 to %1.</source>
        <translation>Eine ganze Zahl von 1 bis %1.</translation>
    </message>
    <message>
        <source>1: each message is confirmed once it is stored.</source>
        <translation>1: Jede Nachricht wird bestätigt, sobald sie gespeichert ist.</translation>
    </message>
    <message>
        <source>0: what is lost on the way stays lost.</source>
        <translation>0: Was unterwegs verloren geht, bleibt verloren.</translation>
    </message>
    <message>
        <source>The broker keeps what comes while the console is away.</source>
        <translation>Der Broker behält, was kommt, während die Konsole weg ist.</translation>
    </message>
    <message>
        <source>What comes while the console is away is not kept.</source>
        <translation>Was kommt, während die Konsole weg ist, wird nicht behalten.</translation>
    </message>
    <message>
        <source>At least one: it names the topics that are read.</source>
        <translation>Mindestens eines: Es nennt die Topics, die gelesen werden.</translation>
    </message>
    <message>
        <source>No profile of this kind is installed.</source>
        <translation>Kein Profil dieser Art ist installiert.</translation>
    </message>
    <message>
        <source>“%1” is left out: a device that announces itself and belongs to another family here would appear twice.</source>
        <translation>„%1“ ist ausgelassen: Ein Gerät, das sich selbst ankündigt und hier auch zu einer anderen Familie gehört, erschiene doppelt.</translation>
    </message>
    <message>
        <source>A device that announces itself to “%1” and belongs to another family here appears twice.</source>
        <translation>Ein Gerät, das sich bei „%1“ ankündigt und hier auch zu einer anderen Familie gehört, erscheint doppelt.</translation>
    </message>
    <message>
        <source>%1 is usual.</source>
        <translation>Üblich ist %1.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>The broker’s name and its certificate are always checked.</source>
        <translation>Der Name des Brokers und sein Zertifikat werden immer geprüft.</translation>
    </message>
    <message>
        <source>Password and readings travel in the clear.</source>
        <translation>Passwort und Messwerte gehen im Klartext über das Netz.</translation>
    </message>
    <message>
        <source>Only where the broker asks for one.</source>
        <translation>Nur wo der Broker eines verlangt.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Where the password is kept</source>
        <translation>Wo das Passwort aufbewahrt wird</translation>
    </message>
    <message>
        <source>Not needed without a user.</source>
        <translation>Ohne Benutzer nicht nötig.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Selbsttätig</translation>
    </message>
    <message>
        <source>5</source>
        <translation>5</translation>
    </message>
    <message>
        <source>3.1.1</source>
        <translation>3.1.1</translation>
    </message>
    <message>
        <source>Version of MQTT</source>
        <translation>Fassung von MQTT</translation>
    </message>
    <message>
        <source>WebSocket path</source>
        <translation>WebSocket-Pfad</translation>
    </message>
    <message>
        <source>Shared group</source>
        <translation>Geteilte Gruppe</translation>
    </message>
    <message>
        <source>Presence topic</source>
        <translation>Thema der Anwesenheit</translation>
    </message>
    <message>
        <source>Time zone of the devices</source>
        <translation>Zeitzone der Geräte</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>5, and 3.1.1 where the broker is older.</source>
        <translation>5, und 3.1.1, wo der Broker älter ist.</translation>
    </message>
    <message>
        <source>This version, or none.</source>
        <translation>Diese Fassung oder keine.</translation>
    </message>
    <message>
        <source>It starts with a slash, such as /mqtt.</source>
        <translation>Er beginnt mit einem Schrägstrich, etwa /mqtt.</translation>
    </message>
    <message>
        <source>Empty: straight over TCP.</source>
        <translation>Leer: geradewegs über TCP.</translation>
    </message>
    <message>
        <source>MQTT inside a WebSocket, through a web server.</source>
        <translation>MQTT in einem WebSocket, durch einen Webserver.</translation>
    </message>
    <message>
        <source>A name without /, + and #.</source>
        <translation>Ein Name ohne /, + und #.</translation>
    </message>
    <message>
        <source>Empty: every message comes to this console.</source>
        <translation>Leer: jede Nachricht kommt zu dieser Konsole.</translation>
    </message>
    <message>
        <source>The broker shares the messages out among the members of the group.</source>
        <translation>Der Broker verteilt die Nachrichten unter die Mitglieder der Gruppe.</translation>
    </message>
    <message>
        <source>A topic without + and #.</source>
        <translation>Ein Thema ohne + und #.</translation>
    </message>
    <message>
        <source>Empty: this console does not tell that it is there.</source>
        <translation>Leer: diese Konsole sagt nicht, dass sie da ist.</translation>
    </message>
    <message>
        <source>“online” is said there, and “offline” when the console is gone.</source>
        <translation>Dort steht „online“, und „offline“, wenn die Konsole fort ist.</translation>
    </message>
    <message>
        <source>Not the name of a time zone, such as Asia/Colombo.</source>
        <translation>Kein Name einer Zeitzone wie Asia/Colombo.</translation>
    </message>
    <message>
        <source>Of device times that name none. Empty: UTC.</source>
        <translation>Der Gerätezeiten, die keine nennen. Leer: UTC.</translation>
    </message>
</context>
<context>
    <name>console::AddBusDialog</name>
    <message>
        <source>Change a serial bus</source>
        <translation>Seriellen Bus ändern</translation>
    </message>
    <message>
        <source>Add the bus</source>
        <translation>Bus hinzufügen</translation>
    </message>
    <message>
        <source>Change the bus</source>
        <translation>Bus ändern</translation>
    </message>
    <message>
        <source>Nothing is written before the meter is known too.</source>
        <translation>Nichts wird geschrieben, bevor auch der Zähler bekannt ist.</translation>
    </message>
    <message>
        <source>Written at once; then everything stops and starts anew with it, some seconds long.</source>
        <translation>Wird sofort geschrieben; dann hält alles an und beginnt neu damit, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Everything stops and starts anew with it, some seconds long. Readings stay.</source>
        <translation>Alles hält an und beginnt neu damit, einige Sekunden lang. Messwerte bleiben.</translation>
    </message>
    <message>
        <source>Ports of this computer</source>
        <translation>Anschlüsse dieses Rechners</translation>
    </message>
    <message>
        <source>a port from the list, or any path</source>
        <translation>ein Anschluss aus der Liste oder ein beliebiger Pfad</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Speed, bit/s</source>
        <translation>Geschwindigkeit, bit/s</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Odd</source>
        <translation>Ungerade</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>Parität</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Stop bits</source>
        <translation>Stoppbits</translation>
    </message>
    <message>
        <source>As the meters are set; all on one bus alike.</source>
        <translation>Wie an den Zählern eingestellt; an einem Bus bei allen gleich.</translation>
    </message>
    <message>
        <source>Two by the standard without parity; most meters use one.</source>
        <translation>Nach der Norm ohne Parität zwei; die meisten Zähler benutzen eines.</translation>
    </message>
    <message>
        <source>bus “%1”</source>
        <translation>Bus „%1“</translation>
    </message>
    <message>
        <source>Choose a port, or type its path.</source>
        <translation>Wählen Sie einen Anschluss oder geben Sie seinen Pfad ein.</translation>
    </message>
    <message>
        <source>The bus “%1” uses it already.</source>
        <translation>Der Bus „%1“ benutzt ihn schon.</translation>
    </message>
    <message>
        <source>No serial port is plugged in. One that is appears here by itself.</source>
        <translation>Kein serieller Anschluss ist eingesteckt. Einer, der eingesteckt wird, erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>Not plugged in now; the bus waits for it.</source>
        <translation>Zurzeit nicht eingesteckt; der Bus wartet darauf.</translation>
    </message>
    <message>
        <source>As the meters are set; 9600 is usual.</source>
        <translation>Wie an den Zählern eingestellt; üblich ist 9600.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>Change a bus on Modbus TCP</source>
        <translation>Bus über Modbus TCP ändern</translation>
    </message>
    <message>
        <source>Change a bus behind a serial gateway</source>
        <translation>Bus hinter einem seriellen Gateway ändern</translation>
    </message>
    <message>
        <source>Add a bus</source>
        <translation>Bus hinzufügen</translation>
    </message>
    <message>
        <source>Meters on RS-485 or USB, or behind the network, read by Modbus.</source>
        <translation>Zähler an RS-485 oder USB oder hinter dem Netz, gelesen über Modbus.</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>Serieller Anschluss</translation>
    </message>
    <message>
        <source>Modbus TCP</source>
        <translation>Modbus TCP</translation>
    </message>
    <message>
        <source>RTU over TCP</source>
        <translation>RTU über TCP</translation>
    </message>
    <message>
        <source>Way to the meters</source>
        <translation>Weg zu den Zählern</translation>
    </message>
    <message>
        <source>Bus %1</source>
        <comment>proposed name of a bus</comment>
        <translation>Bus %1</translation>
    </message>
    <message>
        <source>Another adapter has this name now. The bus looks for its own; choose a port from the list to give it this one.</source>
        <translation>Diesen Namen hat jetzt ein anderer Adapter. Der Bus sucht seinen eigenen; wählen Sie einen Anschluss aus der Liste, um ihm diesen zu geben.</translation>
    </message>
    <message>
        <source>Known by its serial number: the bus finds it wherever it is plugged in.</source>
        <translation>An seiner Seriennummer erkannt: Der Bus findet ihn, wo immer er steckt.</translation>
    </message>
    <message>
        <source>Without a serial number of its own it is known by its socket: leave it there.</source>
        <translation>Ohne eigene Seriennummer wird er an seiner Buchse erkannt: Lassen Sie ihn dort.</translation>
    </message>
    <message>
        <source>Its adapter is %1 now; the bus finds it there.</source>
        <translation>Sein Adapter ist jetzt %1; der Bus findet ihn dort.</translation>
    </message>
    <message>
        <source>RS-485 or USB on this computer, Modbus RTU.</source>
        <translation>RS-485 oder USB an diesem Rechner, Modbus RTU.</translation>
    </message>
    <message>
        <source>name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>TCP port</source>
        <translation>TCP-Port</translation>
    </message>
    <message>
        <source>Requests at a time</source>
        <translation>Anfragen gleichzeitig</translation>
    </message>
    <message>
        <source>1000, when left empty</source>
        <translation>1000, wenn leer</translation>
    </message>
    <message>
        <source>Answer within, ms</source>
        <translation>Antwort binnen, ms</translation>
    </message>
    <message>
        <source>Type the name or address of the meter or gateway.</source>
        <translation>Geben Sie Name oder Adresse des Zählers oder Gateways ein.</translation>
    </message>
    <message>
        <source>A name or address alone, without http:// and without a path.</source>
        <translation>Nur ein Name oder eine Adresse, ohne http:// und ohne Pfad.</translation>
    </message>
    <message>
        <source>A name or address has no spaces.</source>
        <translation>Ein Name oder eine Adresse hat keine Leerzeichen.</translation>
    </message>
    <message>
        <source>The port goes into the field of its own.</source>
        <translation>Der Port gehört in sein eigenes Feld.</translation>
    </message>
    <message>
        <source>The bus “%1” goes there too: then two masters ask the same meters.</source>
        <translation>Auch der Bus „%1“ führt dorthin: Dann fragen zwei Master dieselben Zähler.</translation>
    </message>
    <message>
        <source>A meter or gateway that speaks Modbus TCP, with numbered requests.</source>
        <translation>Ein Zähler oder ein Gateway mit Modbus TCP, also mit nummerierten Anfragen.</translation>
    </message>
    <message>
        <source>A serial gateway that passes the frames of its bus on as they are.</source>
        <translation>Ein serielles Gateway, das die Rahmen seines Busses unverändert weitergibt.</translation>
    </message>
    <message>
        <source>502 is usual.</source>
        <translation>502 ist üblich.</translation>
    </message>
    <message>
        <source>As the gateway is set; 502, 4001 or 8899 are usual.</source>
        <translation>Wie am Gateway eingestellt; üblich sind 502, 4001 oder 8899.</translation>
    </message>
    <message>
        <source>One: these frames carry no number.</source>
        <translation>Eine: Diese Rahmen tragen keine Nummer.</translation>
    </message>
    <message>
        <source>For gateways that mix up several requests.</source>
        <translation>Für Gateways, die mehrere Anfragen verwechseln.</translation>
    </message>
    <message>
        <source>Choose 1 where answers come mixed up.</source>
        <translation>Wählen Sie 1, wo Antworten vertauscht ankommen.</translation>
    </message>
    <message>
        <source>How long one answer is waited for.</source>
        <translation>Wie lange auf eine Antwort gewartet wird.</translation>
    </message>
</context>
<context>
    <name>console::AddDeviceDialog</name>
    <message>
        <source>Add a meter on a bus</source>
        <translation>Zähler an einem Bus hinzufügen</translation>
    </message>
    <message>
        <source>Meters behind a broker need no entry: they appear when they first speak.</source>
        <translation>Zähler hinter einem Broker brauchen keinen Eintrag: Sie erscheinen, sobald sie sich melden.</translation>
    </message>
    <message>
        <source>Make and open</source>
        <translation>Anlegen und öffnen</translation>
    </message>
    <message>
        <source>Add the meter</source>
        <translation>Zähler hinzufügen</translation>
    </message>
    <message>
        <source>The workspace is made with the bus and the meter, and opened.</source>
        <translation>Der Arbeitsbereich wird mit dem Bus und dem Zähler angelegt und geöffnet.</translation>
    </message>
    <message>
        <source>Written at once; then everything stops and starts anew with it, some seconds long.</source>
        <translation>Wird sofort geschrieben; dann hält alles an und beginnt neu damit, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Change a device</source>
        <translation>Gerät ändern</translation>
    </message>
    <message>
        <source>Its readings stay, whatever is changed here.</source>
        <translation>Seine Messwerte bleiben, was immer hier geändert wird.</translation>
    </message>
    <message>
        <source>Change the device</source>
        <translation>Gerät ändern</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>darf leer bleiben</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Degrees north, minus for south.</source>
        <translation>Grad Nord, minus für Süd.</translation>
    </message>
    <message>
        <source>Degrees east, minus for west.</source>
        <translation>Grad Ost, minus für West.</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>%1 (not installed)</source>
        <translation>%1 (nicht installiert)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Asked every, seconds</source>
        <translation>Abfrage alle, Sekunden</translation>
    </message>
    <message>
        <source>Meter %1</source>
        <comment>proposed name of a meter</comment>
        <translation>Zähler %1</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>Unit %1 is “%2” already.</source>
        <translation>Adresse %1 ist schon „%2“.</translation>
    </message>
    <message>
        <source>%1 to %2, as set at the meter.</source>
        <translation>%1 bis %2, wie am Zähler eingestellt.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a taken unit and its device</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>Taken: %1 and %n more.</source>
        <translation>
            <numerusform>Belegt: %1 und %n weitere.</numerusform>
            <numerusform>Belegt: %1 und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken: %1.</source>
        <translation>Belegt: %1.</translation>
    </message>
    <message>
        <source>Latitude and longitude belong together.</source>
        <translation>Breite und Länge gehören zusammen.</translation>
    </message>
    <message>
        <source>A number from −%1 to %1.</source>
        <translation>Eine Zahl von −%1 bis %1.</translation>
    </message>
    <message>
        <source>There is no bus yet; add one first.</source>
        <translation>Es gibt noch keinen Bus; fügen Sie zuerst einen hinzu.</translation>
    </message>
    <message>
        <source>No profile for Modbus is installed.</source>
        <translation>Kein Profil für Modbus ist installiert.</translation>
    </message>
    <message>
        <source>A slow bus asks as often as it can.</source>
        <translation>Ein langsamer Bus fragt, so oft er kann.</translation>
    </message>
    <message>
        <source>From %1 to %2 seconds.</source>
        <translation>Von %1 bis %2 Sekunden.</translation>
    </message>
    <message>
        <source>Search the bus for meters…</source>
        <translation>Zähler auf dem Bus suchen…</translation>
    </message>
    <message>
        <source>Edit register map…</source>
        <translation>Registertabelle bearbeiten …</translation>
    </message>
    <message>
        <source>Of the chosen profile, saved as one of your own</source>
        <translation>Des gewählten Profils, gespeichert als eigenes</translation>
    </message>
    <message>
        <source>Meters of this profile have no general address %1.</source>
        <translation>Zähler dieses Profils haben keine allgemeine Adresse %1.</translation>
    </message>
    <message>
        <source>Every module answers to %1, so it must be alone: “%2” is on this bus.</source>
        <translation>Auf %1 antwortet jedes Modul, es muss also allein sein: „%2“ ist an diesem Bus.</translation>
    </message>
    <message>
        <source>“%1” is at the general address %2 and must be alone on this bus.</source>
        <translation>„%1“ hat die allgemeine Adresse %2 und muss an diesem Bus allein sein.</translation>
    </message>
    <message>
        <source>%1 to %2, as set at the meter; %3 reaches a module that is alone on its bus.</source>
        <translation>%1 bis %2, wie am Zähler eingestellt; %3 erreicht ein Modul, das an seinem Bus allein ist.</translation>
    </message>
</context>
<context>
    <name>console::AddMeshDoorDialog</name>
    <message>
        <source>Receive from mesh gateways</source>
        <translation>Von Mesh-Gateways empfangen</translation>
    </message>
    <message>
        <source>Change how gateways are received</source>
        <translation>Empfang von Gateways ändern</translation>
    </message>
    <message>
        <source>Gateways post their readings to this computer. Each is answered once it is stored.</source>
        <translation>Gateways senden ihre Messwerte an diesen Rechner. Jeder wird beantwortet, sobald er gespeichert ist.</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Rechner</translation>
    </message>
    <message>
        <source>Its network</source>
        <translation>Sein Netz</translation>
    </message>
    <message>
        <source>Who may reach it</source>
        <translation>Wer ihn erreichen darf</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Where the token is kept</source>
        <translation>Wo das Token aufbewahrt wird</translation>
    </message>
    <message>
        <source>Make a token</source>
        <translation>Token erzeugen</translation>
    </message>
    <message>
        <source>Profiles to read</source>
        <translation>Zu lesende Profile</translation>
    </message>
    <message>
        <source>Mesh gateways</source>
        <comment>proposed name of a mesh&apos;s sink</comment>
        <translation>Mesh-Gateways</translation>
    </message>
    <message>
        <source>Receive from gateways</source>
        <translation>Von Gateways empfangen</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>For the gateway’s firmware</source>
        <translation>Für die Firmware des Gateways</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the line for the firmware, with the token in it</source>
        <translation>Die Zeile für die Firmware mit dem Token darin kopieren</translation>
    </message>
    <message>
        <source>A whole number from 1 to %1.</source>
        <translation>Eine ganze Zahl von 1 bis %1.</translation>
    </message>
    <message>
        <source>“%1” listens there already.</source>
        <translation>„%1“ hört dort schon.</translation>
    </message>
    <message>
        <source>It is taken by this transport itself.</source>
        <translation>Ihn belegt diese Anbindung selbst.</translation>
    </message>
    <message>
        <source>Another program listens there.</source>
        <translation>Dort hört ein anderes Programm.</translation>
    </message>
    <message>
        <source>The system keeps ports below 1024.</source>
        <translation>Ports unter 1024 behält das System.</translation>
    </message>
    <message>
        <source>It is free.</source>
        <translation>Er ist frei.</translation>
    </message>
    <message>
        <source>The address that the gateway posts to (serverUrl).</source>
        <translation>Die Adresse, an die das Gateway sendet (serverUrl).</translation>
    </message>
    <message>
        <source>Reached from this computer alone, by a program that passes on what gateways say.</source>
        <translation>Nur von diesem Rechner erreichbar, für ein Programm, das weitergibt, was Gateways sagen.</translation>
    </message>
    <message>
        <source>The address that the gateway posts to (serverUrl). This computer has more than one: %1.</source>
        <translation>Die Adresse, an die das Gateway sendet (serverUrl). Dieser Rechner hat mehrere: %1.</translation>
    </message>
    <message>
        <source>The word TOKEN stands for the token; it is in the copy.</source>
        <translation>Das Wort TOKEN steht für das Token; in der Kopie steht es selbst.</translation>
    </message>
    <message>
        <source>Every machine in reach of this computer can post. It is not encrypted: use it in a network of your own, let the firewall pass the gateways alone, and give them a token.</source>
        <translation>Jede Maschine in Reichweite dieses Rechners kann senden. Es ist unverschlüsselt: nur in einem eigenen Netz verwenden, die Firewall nur die Gateways durchlassen und ihnen ein Token geben.</translation>
    </message>
    <message>
        <source>No other machine can post; gateways need a program here that passes their messages on.</source>
        <translation>Keine andere Maschine kann senden; Gateways brauchen hier ein Programm, das ihre Nachrichten weitergibt.</translation>
    </message>
</context>
<context>
    <name>console::AddMeshServerDialog</name>
    <message>
        <source>Add a mesh’s server</source>
        <translation>Server eines Mesh hinzufügen</translation>
    </message>
    <message>
        <source>Change a mesh’s server</source>
        <translation>Server eines Mesh ändern</translation>
    </message>
    <message>
        <source>The server that the gateway posts to is asked for its rows; each is stored once.</source>
        <translation>Der Server, an den das Gateway sendet, wird nach seinen Zeilen gefragt; jede wird einmal gespeichert.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Asked every (seconds)</source>
        <translation>Gefragt alle (Sekunden)</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Where the password is kept</source>
        <translation>Wo das Passwort aufbewahrt wird</translation>
    </message>
    <message>
        <source>Profiles to read</source>
        <translation>Zu lesende Profile</translation>
    </message>
    <message>
        <source>Mesh server</source>
        <comment>proposed name of a mesh&apos;s server</comment>
        <translation>Mesh-Server</translation>
    </message>
    <message>
        <source>The server’s address comes first.</source>
        <translation>Zuerst kommt die Adresse des Servers.</translation>
    </message>
    <message>
        <source>Add the server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Change the server</source>
        <translation>Server ändern</translation>
    </message>
    <message>
        <source>Not needed without a user.</source>
        <translation>Ohne Benutzer nicht nötig.</translation>
    </message>
    <message>
        <source>Up to, and without, /data.</source>
        <translation>Bis vor /data.</translation>
    </message>
    <message>
        <source>“%1” reads this server already.</source>
        <translation>„%1“ liest diesen Server schon.</translation>
    </message>
    <message>
        <source>From %1 to %2 seconds.</source>
        <translation>Von %1 bis %2 Sekunden.</translation>
    </message>
    <message>
        <source>5 is usual: the server sends all its rows each time.</source>
        <translation>5 ist üblich: Der Server sendet jedes Mal alle seine Zeilen.</translation>
    </message>
    <message>
        <source>Stays empty when the server asks for none.</source>
        <translation>Bleibt leer, wenn der Server keinen verlangt.</translation>
    </message>
</context>
<context>
    <name>console::AlarmDetail</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>number, step</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Its rule does not say. Write it down in the rules.</source>
        <translation>Die Regel sagt es nicht. Schreiben Sie es in die Regeln.</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Open device</source>
        <translation>Gerät öffnen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Bring back now</source>
        <translation>Jetzt zurückholen</translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation>Zurückstellen …</translation>
    </message>
    <message>
        <source>Return to service</source>
        <translation>Wieder in Betrieb</translation>
    </message>
    <message>
        <source>Out of service…</source>
        <translation>Außer Betrieb …</translation>
    </message>
    <message>
        <source>Its past is being read…</source>
        <translation>Die Vorgeschichte wird gelesen …</translation>
    </message>
    <message>
        <source>%1  %2  %3</source>
        <comment>time, what, detail</comment>
        <translation>%1  %2  %3</translation>
    </message>
    <message>
        <source>Nothing of its past is stored yet.</source>
        <translation>Von der Vorgeschichte ist noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>Older steps are stored and not shown here.</source>
        <translation>Ältere Schritte sind gespeichert und stehen nicht hier.</translation>
    </message>
</context>
<context>
    <name>console::AlarmFiguresModel</name>
    <message>
        <source>no longer a rule</source>
        <translation>keine Regel mehr</translation>
    </message>
    <message>
        <source>nobody is told what to do</source>
        <translation>niemandem wird gesagt, was zu tun ist</translation>
    </message>
    <message numerus="yes">
        <source>chattering: %n</source>
        <translation>
            <numerusform>flatternd: %n</numerusform>
            <numerusform>flatternd: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stale: %n</source>
        <translation>
            <numerusform>dauernd: %n</numerusform>
            <numerusform>dauernd: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>nicht in Gebrauch</translation>
    </message>
    <message>
        <source>never raised</source>
        <translation>nie ausgelöst</translation>
    </message>
    <message>
        <source>raised only while hidden</source>
        <translation>nur verborgen ausgelöst</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rule, when it is raised</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>priority, when it is raised</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n step(s) more</source>
        <translation>
            <numerusform>und %n weiterer Schritt</numerusform>
            <numerusform>und %n weitere Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>How long it took on average until somebody acknowledged</source>
        <translation>Wie lange es im Mittel dauerte, bis jemand quittierte</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Quittiert in</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
</context>
<context>
    <name>console::AlarmHiddenCard</name>
    <message>
        <source>Hidden now</source>
        <translation>Jetzt verborgen</translation>
    </message>
    <message>
        <source>Hidden alarms</source>
        <translation>Verborgene Alarme</translation>
    </message>
    <message>
        <source>Nothing is hidden: every alarm there is stands in the list.</source>
        <translation>Nichts ist verborgen: Jeder Alarm steht in der Liste.</translation>
    </message>
    <message numerus="yes">
        <source>%n, each says until when</source>
        <translation>
            <numerusform>%n, mit Ende</numerusform>
            <numerusform>%n, jeder mit Ende</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmHiddenModel</name>
    <message>
        <source>%1. %2, back %3</source>
        <comment>alarm, why it is hidden, when it is back</comment>
        <translation>%1. %2, zurück %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>alarm, where</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) of one cause</source>
        <translation>
            <numerusform>%n Alarm einer Ursache</numerusform>
            <numerusform>%n Alarme einer Ursache</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmHours</name>
    <message>
        <source>Alarms an hour, today</source>
        <translation>Alarme je Stunde, heute</translation>
    </message>
    <message numerus="yes">
        <source>At most %1 in an hour; %n hour(s) above %2, which one person can bear.</source>
        <translation>
            <numerusform>Höchstens %1 in einer Stunde; %n Stunde über %2, die ein Mensch tragen kann.</numerusform>
            <numerusform>Höchstens %1 in einer Stunde; %n Stunden über %2, die ein Mensch tragen kann.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmQualityCard</name>
    <message>
        <source>Alarm quality</source>
        <translation>Güte der Alarme</translation>
    </message>
    <message>
        <source>Alarms an hour, today</source>
        <translation>Alarme je Stunde, heute</translation>
    </message>
    <message>
        <source>Nothing is known of today yet.</source>
        <translation>Von heute ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>Das kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>dashed: %1 an hour is bearable</source>
        <translation>gestrichelt: %1 je Stunde sind tragbar</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>%1, %2 an hour</source>
        <comment>alarms raised, rate</comment>
        <translation>%1, %2 je Stunde</translation>
    </message>
    <message>
        <source>Flood</source>
        <translation>Flut</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, last %2</source>
        <comment>how many floods, when the last began</comment>
        <translation>%1, zuletzt %2</translation>
    </message>
    <message>
        <source>Chattering</source>
        <translation>Flatternd</translation>
    </message>
    <message>
        <source>Stale, 24 h</source>
        <translation>Dauernd, 24 h</translation>
    </message>
    <message>
        <source>nothing was acknowledged</source>
        <translation>nichts wurde quittiert</translation>
    </message>
    <message>
        <source>%1, nine of ten within %2</source>
        <comment>median, 90 %</comment>
        <translation>%1, neun von zehn in %2</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <comment>rule, its share</comment>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>Speaks most</source>
        <translation>Am häufigsten</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>priority, how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>Nach Priorität</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Quittiert in</translation>
    </message>
</context>
<context>
    <name>console::AlarmRationalisation</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>Change the rule</source>
        <translation>Regel ändern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Every rule with its figures, as CSV</source>
        <translation>Jede Regel mit ihren Zahlen, als CSV</translation>
    </message>
    <message>
        <source>Rules and how they fared</source>
        <translation>Regeln und ihre Bilanz</translation>
    </message>
    <message>
        <source>Priorities, and what to look at</source>
        <translation>Prioritäten, und was anzusehen ist</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>Prioritäten</translation>
    </message>
    <message>
        <source>raised in 30 days</source>
        <translation>ausgelöst in 30 Tagen</translation>
    </message>
    <message>
        <source>The line marks what ISA-18.2 recommends: most alarms are not urgent.</source>
        <translation>Der Strich zeigt, was ISA-18.2 empfiehlt: Die meisten Alarme sind nicht dringend.</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Was anzusehen ist</translation>
    </message>
    <message>
        <source>The alarms of thirty days are being read…</source>
        <translation>Die Alarme von dreißig Tagen werden gelesen …</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Without “what to do”</source>
        <translation>Ohne „Was zu tun ist“</translation>
    </message>
    <message>
        <source>Never raised</source>
        <translation>Nie ausgelöst</translation>
    </message>
    <message>
        <source>Chattering</source>
        <translation>Flatternd</translation>
    </message>
    <message>
        <source>Stale, 24 h</source>
        <translation>Dauernd, 24 h</translation>
    </message>
    <message>
        <source>Floods</source>
        <translation>Fluten</translation>
    </message>
    <message>
        <source>Raised while hidden</source>
        <translation>Verborgen ausgelöst</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Quittiert in</translation>
    </message>
    <message>
        <source>%1, half of them sooner</source>
        <comment>median</comment>
        <translation>%1, die Hälfte schneller</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>Das kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Nothing was raised. Shares are told once there is something to share.</source>
        <translation>Nichts wurde ausgelöst. Anteile gibt es, sobald es etwas zu teilen gibt.</translation>
    </message>
    <message>
        <source>A rule that is never raised may watch nothing; one that chatters wants a deadband or a delay.</source>
        <translation>Eine Regel, die nie auslöst, überwacht vielleicht nichts; eine, die flattert, braucht eine Hysterese oder Verzögerung.</translation>
    </message>
    <message>
        <source>Store the rules and their figures</source>
        <translation>Regeln und ihre Zahlen speichern</translation>
    </message>
    <message>
        <source>%1, %2 a day</source>
        <comment>alarms raised, rate</comment>
        <translation>%1, %2 am Tag</translation>
    </message>
</context>
<context>
    <name>console::AlarmReach</name>
    <message>
        <source>It is about the console itself and every device.</source>
        <translation>Sie betrifft die Konsole selbst und jedes Gerät.</translation>
    </message>
    <message>
        <source>No transport is known yet.</source>
        <translation>Noch ist kein Transport bekannt.</translation>
    </message>
    <message>
        <source>No device is known yet.</source>
        <translation>Noch ist kein Gerät bekannt.</translation>
    </message>
    <message>
        <source>It matches no transport: it would never be raised.</source>
        <translation>Sie passt auf keinen Transport: Sie würde nie ausgelöst.</translation>
    </message>
    <message>
        <source>It matches no device: it would never be raised.</source>
        <translation>Sie passt auf kein Gerät: Sie würde nie ausgelöst.</translation>
    </message>
    <message numerus="yes">
        <source>It matches %n of %1 transports</source>
        <translation>
            <numerusform>Sie passt auf %n von %1 Transporten</numerusform>
            <numerusform>Sie passt auf %n von %1 Transporten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It matches %n of %1 devices</source>
        <translation>
            <numerusform>Sie passt auf %n von %1 Geräten</numerusform>
            <numerusform>Sie passt auf %n von %1 Geräten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: all.</source>
        <comment>it matches so many</comment>
        <translation>%1: auf alle.</translation>
    </message>
    <message>
        <source>%1: %2, …</source>
        <comment>it matches so many, names</comment>
        <translation>%1: %2, …</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>it matches so many, names</comment>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>console::AlarmRuleForm</name>
    <message>
        <source>What is watched</source>
        <translation>Was überwacht wird</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>How urgent</source>
        <translation>Wie dringend</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Part of the rule</source>
        <translation>Teil der Regel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>The limit of its profile</source>
        <translation>Der Grenzwert des Profils</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Hysterese</translation>
    </message>
    <message>
        <source>States that raise it</source>
        <translation>Auslösende Zustände</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Beendet durch</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Raised when</source>
        <translation>Ausgelöst, wenn</translation>
    </message>
    <message>
        <source>{limit} and {where} in it are filled in.</source>
        <translation>{limit} und {where} darin werden ausgefüllt.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Phases or lines</source>
        <translation>Phasen oder Leitungen</translation>
    </message>
    <message>
        <source>Transports</source>
        <translation>Transporte</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>By id. * stands for anything, ? for one character, a comma for “or”.</source>
        <translation>Nach Kennung. * steht für alles, ? für ein Zeichen, ein Komma für „oder“.</translation>
    </message>
    <message>
        <source>Such as L1 or 3. Empty: all.</source>
        <translation>Etwa L1 oder 3. Leer: alle.</translation>
    </message>
    <message>
        <source>By id. Empty: all.</source>
        <translation>Nach Kennung. Leer: alle.</translation>
    </message>
    <message>
        <source>Worse beyond</source>
        <translation>Schlimmer jenseits von</translation>
    </message>
    <message>
        <source>There is a worse limit</source>
        <translation>Es gibt einen schlimmeren Grenzwert</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Has to hold for</source>
        <translation>Muss anhalten</translation>
    </message>
    <message>
        <source>Has to be over for</source>
        <translation>Muss vorbei sein</translation>
    </message>
    <message>
        <source>Grace without data</source>
        <translation>Geduld ohne Daten</translation>
    </message>
    <message>
        <source>Stays until a person resets it</source>
        <translation>Bleibt, bis jemand ihn zurücksetzt</translation>
    </message>
    <message>
        <source>Hides what hangs on it</source>
        <translation>Verbirgt, was daran hängt</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Priority then</source>
        <translation>Priorität dann</translation>
    </message>
    <message>
        <source>When it is over</source>
        <translation>Wenn er vorbei ist</translation>
    </message>
    <message>
        <source>Consequences</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>While it is active, alarms of what is behind its device or transport are suppressed.</source>
        <translation>Solange er aktiv ist, werden Alarme von allem hinter seinem Gerät oder Transport unterdrückt.</translation>
    </message>
    <message>
        <source>What to do, one step a line</source>
        <translation>Was zu tun ist, ein Schritt je Zeile</translation>
    </message>
    <message>
        <source>This rule is in use</source>
        <translation>Diese Regel ist in Gebrauch</translation>
    </message>
    <message>
        <source>For a while</source>
        <translation>Für eine Weile</translation>
    </message>
    <message>
        <source>Out of service for a while</source>
        <translation>Für eine Weile außer Betrieb</translation>
    </message>
    <message>
        <source>Out of service until</source>
        <translation>Außer Betrieb bis</translation>
    </message>
    <message>
        <source>Why it is out of service</source>
        <translation>Warum außer Betrieb</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>A rule that is not in use sees nothing and records nothing.</source>
        <translation>Eine Regel, die nicht in Gebrauch ist, sieht nichts und zeichnet nichts auf.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>How far it has to come back before it is over.</source>
        <translation>Wie weit der Wert zurückkommen muss, bis es vorbei ist.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a state&apos;s key, its word</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Kinds with commas between, such as %1.</source>
        <translation>Arten mit Kommas dazwischen, etwa %1.</translation>
    </message>
    <message>
        <source>With commas between: %1.</source>
        <translation>Mit Kommas dazwischen: %1.</translation>
    </message>
    <message>
        <source>Kinds that end it sooner, such as database-fine.</source>
        <translation>Arten, die ihn früher beenden, etwa database-fine.</translation>
    </message>
    <message>
        <source>Ends by itself after %1.</source>
        <translation>Endet von selbst nach %1.</translation>
    </message>
    <message>
        <source>0: three times what the series is used to.</source>
        <translation>0: das Dreifache des Gewohnten.</translation>
    </message>
    <message>
        <source>What it sees is still recorded.</source>
        <translation>Was sie sieht, wird weiter aufgezeichnet.</translation>
    </message>
    <message>
        <source>A rule needs a name.</source>
        <translation>Eine Regel braucht einen Namen.</translation>
    </message>
    <message>
        <source>Only relay, line, online and heartbeat are states.</source>
        <translation>Nur Relais, Leitung, Online und Herzschlag sind Zustände.</translation>
    </message>
    <message>
        <source>Name at least one state.</source>
        <translation>Nennen Sie mindestens einen Zustand.</translation>
    </message>
    <message>
        <source>A rate needs a limit above 0.</source>
        <translation>Eine Änderungsrate braucht einen Grenzwert über 0.</translation>
    </message>
    <message>
        <source>A number, 0 or more.</source>
        <translation>Eine Zahl, 0 oder mehr.</translation>
    </message>
    <message>
        <source>It has to lie beyond the limit.</source>
        <translation>Er muss jenseits des Grenzwerts liegen.</translation>
    </message>
    <message>
        <source>It has to be more urgent than the rule&apos;s own.</source>
        <translation>Sie muss dringender sein als die eigene der Regel.</translation>
    </message>
    <message>
        <source>Say why; others read it, too.</source>
        <translation>Sagen Sie, warum; andere lesen es auch.</translation>
    </message>
    <message>
        <source>An alarm nobody can answer is none: say what to do.</source>
        <translation>Ein Alarm, auf den niemand antworten kann, ist keiner: Sagen Sie, was zu tun ist.</translation>
    </message>
    <message>
        <source>That time is past.</source>
        <translation>Diese Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>That is more than a year away.</source>
        <translation>Das ist mehr als ein Jahr hin.</translation>
    </message>
</context>
<context>
    <name>console::AlarmRulesDialog</name>
    <message>
        <source>Rules of the alarms</source>
        <translation>Regeln der Alarme</translation>
    </message>
    <message>
        <source>What is watched, when somebody is called, and what to do then</source>
        <translation>Was überwacht wird, wann jemand gerufen wird, und was dann zu tun ist</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>Regeln speichern</translation>
    </message>
    <message>
        <source>Written at once; then everything stops and starts anew, some seconds long.</source>
        <translation>Wird sofort geschrieben; dann hält alles an und beginnt neu, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>nicht in Gebrauch</translation>
    </message>
    <message>
        <source>Propose a deadband or delay</source>
        <translation>Hysterese oder Verzögerung vorschlagen</translation>
    </message>
    <message>
        <source>Replay as typed</source>
        <translation>Wie eingegeben nachspielen</translation>
    </message>
    <message>
        <source>Either is replayed over the last 14 days before anything is saved.</source>
        <translation>Beides wird über die letzten 14 Tage nachgespielt, bevor etwas gespeichert wird.</translation>
    </message>
    <message>
        <source>Only rules with a limit can be replayed.</source>
        <translation>Nur Regeln mit einem Grenzwert lassen sich nachspielen.</translation>
    </message>
    <message>
        <source>Replaying what is stored…</source>
        <translation>Gespeichertes wird nachgespielt …</translation>
    </message>
    <message>
        <source>Nothing is stored to replay it over.</source>
        <translation>Es ist nichts gespeichert, worüber nachgespielt werden könnte.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>from, until</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>Nothing calmer is found: it was raised %n time(s) from %1.</source>
        <translation>
            <numerusform>Nichts Ruhigeres gefunden: von %1 wurde sie %n Mal ausgelöst.</numerusform>
            <numerusform>Nichts Ruhigeres gefunden: von %1 wurde sie %n Mal ausgelöst.</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 it was raised %2 times; so it would have been %3 times. Nothing is saved yet.</source>
        <translation>Von %1 wurde sie %2-mal ausgelöst; so wäre es %3-mal gewesen. Noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>A second rule like the chosen one</source>
        <translation>Eine zweite Regel wie die gewählte</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The chosen rule is gone once the rules are saved</source>
        <translation>Die gewählte Regel ist fort, sobald die Regeln gespeichert sind</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <comment>name of a rule</comment>
        <translation>%1, Kopie</translation>
    </message>
    <message>
        <source>“%1” is not complete yet: choose it.</source>
        <translation>„%1“ ist noch nicht vollständig: Wählen Sie sie.</translation>
    </message>
    <message>
        <source>Leave without saving the rules?</source>
        <translation>Verlassen, ohne die Regeln zu speichern?</translation>
    </message>
    <message>
        <source>What was changed is not written yet.</source>
        <translation>Was geändert wurde, ist noch nicht geschrieben.</translation>
    </message>
    <message>
        <source>Cancel goes back to the rules, as they were typed.</source>
        <translation>Abbrechen führt zurück zu den Regeln, wie sie eingegeben wurden.</translation>
    </message>
    <message>
        <source>Leave them unsaved</source>
        <translation>Ungespeichert verlassen</translation>
    </message>
    <message>
        <source>The rules stay as they were.</source>
        <translation>Die Regeln bleiben, wie sie waren.</translation>
    </message>
    <message>
        <source>No alarm of it is listed: it is replayed over all that it looks at, the last 14 days.</source>
        <translation>Kein Alarm davon ist aufgeführt: Sie wird über alles nachgespielt, was sie ansieht, die letzten 14 Tage.</translation>
    </message>
    <message>
        <source>It looks at nothing that is measured, or has no limit there.</source>
        <translation>Sie sieht nichts an, was gemessen wird, oder hat dort keine Grenze.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a place, how often</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>From %1 it would have been raised nowhere.</source>
        <translation>Von %1 hätte sie nirgends ausgelöst.</translation>
    </message>
    <message numerus="yes">
        <source>From %1 it would have been raised %n time(s): %2.</source>
        <translation>
            <numerusform>Von %1 hätte sie %n-mal ausgelöst: %2.</numerusform>
            <numerusform>Von %1 hätte sie %n-mal ausgelöst: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only %1 of the %2 places that it looks at were replayed.</source>
        <translation>Nur %1 der %2 Stellen, die sie ansieht, wurden nachgespielt.</translation>
    </message>
    <message numerus="yes">
        <source>It looks at %n place(s).</source>
        <translation>
            <numerusform>Sie sieht %n Stelle an.</numerusform>
            <numerusform>Sie sieht %n Stellen an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>Gespeichert ist noch nichts.</translation>
    </message>
</context>
<context>
    <name>console::AlarmRulesModel</name>
    <message>
        <source>not in use</source>
        <translation>nicht in Gebrauch</translation>
    </message>
    <message>
        <source>out of service until %1</source>
        <translation>außer Betrieb bis %1</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>nicht vollständig</translation>
    </message>
</context>
<context>
    <name>console::AlarmSplit</name>
    <message>
        <source>Alarms by priority, beside what is recommended</source>
        <translation>Alarme nach Priorität, neben dem Empfohlenen</translation>
    </message>
    <message>
        <source>Medium and low</source>
        <translation>Mittel und niedrig</translation>
    </message>
    <message>
        <source>%1 %, more than the recommended %2 %</source>
        <translation>%1 %, mehr als die empfohlenen %2 %</translation>
    </message>
    <message>
        <source>%1 %, recommended %2 %</source>
        <translation>%1 %, empfohlen %2 %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>priority, share</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing was raised.</source>
        <translation>Nichts wurde ausgelöst.</translation>
    </message>
</context>
<context>
    <name>console::AlarmStateRow</name>
    <message>
        <source>%1: %2</source>
        <comment>which alarms, how many</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>console::AlarmStatesCard</name>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Hidden, and why</source>
        <translation>Verborgen, und warum</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>which alarms, how many</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>console::AlarmWatch</name>
    <message>
        <source>This console</source>
        <translation>Diese Konsole</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>device, its line or phase</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>alarm, where</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>console::AlarmWords</name>
    <message>
        <source>Line off</source>
        <translation>Leitung aus</translation>
    </message>
    <message>
        <source>See whether other lines of the device are off too: all of them speak of the device&apos;s own supply.</source>
        <translation>Sehen Sie, ob auch andere Leitungen des Geräts aus sind: Alle zusammen sprechen für dessen eigene Versorgung.</translation>
    </message>
    <message>
        <source>Call the line&apos;s owner with the time it went off.</source>
        <translation>Rufen Sie den Betreiber der Leitung an und nennen Sie die Zeit des Ausfalls.</translation>
    </message>
    <message>
        <source>Note planned work, so that it does not count as an interruption.</source>
        <translation>Tragen Sie geplante Arbeiten ein, damit sie nicht als Unterbrechung zählen.</translation>
    </message>
    <message>
        <source>Transport down</source>
        <translation>Transport ausgefallen</translation>
    </message>
    <message>
        <source>Open the transport&apos;s page and read its last error.</source>
        <translation>Öffnen Sie die Seite des Transports und lesen Sie seinen letzten Fehler.</translation>
    </message>
    <message>
        <source>Check cable, address and login.</source>
        <translation>Prüfen Sie Kabel, Adresse und Anmeldung.</translation>
    </message>
    <message>
        <source>Nothing behind it is known until it is back.</source>
        <translation>Von allem dahinter ist nichts bekannt, bis er zurück ist.</translation>
    </message>
    <message>
        <source>Device silent</source>
        <translation>Gerät schweigt</translation>
    </message>
    <message>
        <source>See whether its neighbours on the same transport answer.</source>
        <translation>Sehen Sie, ob seine Nachbarn am selben Transport antworten.</translation>
    </message>
    <message>
        <source>Check its power and its uplink.</source>
        <translation>Prüfen Sie seine Versorgung und seine Verbindung.</translation>
    </message>
    <message>
        <source>Its last values are not current until it speaks again.</source>
        <translation>Seine letzten Werte sind nicht aktuell, bis es wieder spricht.</translation>
    </message>
    <message>
        <source>Node up, meter silent</source>
        <translation>Knoten da, Zähler schweigt</translation>
    </message>
    <message>
        <source>The node speaks but measures nothing: check the wiring between node and meter.</source>
        <translation>Der Knoten spricht, misst aber nichts: Prüfen Sie die Leitung zwischen Knoten und Zähler.</translation>
    </message>
    <message>
        <source>Check whether the mains side is switched off.</source>
        <translation>Prüfen Sie, ob die Netzseite abgeschaltet ist.</translation>
    </message>
    <message>
        <source>Voltage above {limit}</source>
        <translation>Spannung über {limit}</translation>
    </message>
    <message>
        <source>Compare with the other phases and the neighbours: all high speaks of the transformer&apos;s tap.</source>
        <translation>Vergleichen Sie mit den anderen Phasen und den Nachbarn: Sind alle hoch, spricht das für die Stufe des Transformators.</translation>
    </message>
    <message>
        <source>One phase alone: check the neutral at once.</source>
        <translation>Nur eine Phase: Prüfen Sie sofort den Neutralleiter.</translation>
    </message>
    <message>
        <source>Tell the network operator when it lasts.</source>
        <translation>Sagen Sie es dem Netzbetreiber, wenn es anhält.</translation>
    </message>
    <message>
        <source>Voltage below {limit}</source>
        <translation>Spannung unter {limit}</translation>
    </message>
    <message>
        <source>Compare with the other phases and the neighbours: all low speaks of an overloaded feeder.</source>
        <translation>Vergleichen Sie mit den anderen Phasen und den Nachbarn: Sind alle niedrig, spricht das für einen überlasteten Abgang.</translation>
    </message>
    <message>
        <source>One phase alone: check its fuse and its load.</source>
        <translation>Nur eine Phase: Prüfen Sie deren Sicherung und Last.</translation>
    </message>
    <message>
        <source>Relay state unknown</source>
        <translation>Relaiszustand unbekannt</translation>
    </message>
    <message>
        <source>Do not order anything on an assumption: whether it is on or off is not known.</source>
        <translation>Ordnen Sie nichts auf eine Vermutung hin an: Ob es ein oder aus ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Ask for the state where the device can be asked, or look at it.</source>
        <translation>Fragen Sie den Zustand ab, wo das Gerät gefragt werden kann, oder sehen Sie nach.</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>Datenträger fast voll</translation>
    </message>
    <message>
        <source>Make room on the disk of the database, or move it to a larger one.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger der Datenbank, oder ziehen Sie auf einen größeren um.</translation>
    </message>
    <message>
        <source>Nothing is lost yet: what cannot be stored is not acknowledged to the broker.</source>
        <translation>Noch ist nichts verloren: Was nicht gespeichert werden kann, wird dem Broker nicht bestätigt.</translation>
    </message>
    <message>
        <source>Certificate ends soon</source>
        <translation>Zertifikat läuft bald ab</translation>
    </message>
    <message>
        <source>Have the certificate renewed by whoever runs the broker or server.</source>
        <translation>Lassen Sie das Zertifikat vom Betreiber des Brokers oder Servers erneuern.</translation>
    </message>
    <message>
        <source>Active, not acknowledged</source>
        <translation>Aktiv, nicht quittiert</translation>
    </message>
    <message>
        <source>Cleared, not acknowledged</source>
        <translation>Vorbei, nicht quittiert</translation>
    </message>
    <message>
        <source>Active, acknowledged</source>
        <translation>Aktiv, quittiert</translation>
    </message>
    <message>
        <source>Over, kept until reset</source>
        <translation>Vorbei, bis zum Zurücksetzen</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>In der Liste</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>priority, how it stands</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown, limit %1</source>
        <translation>unbekannt, Grenzwert %1</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, Grenzwert %2</translation>
    </message>
    <message>
        <source>lasted %1</source>
        <translation>währte %1</translation>
    </message>
    <message>
        <source>Acknowledging…</source>
        <translation>Wird quittiert …</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>with its cause</source>
        <translation>mit der Ursache</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Shelved until %1</source>
        <translation>Zurückgestellt bis %1</translation>
    </message>
    <message>
        <source>Suppressed until its cause has gone</source>
        <translation>Unterdrückt, bis die Ursache behoben ist</translation>
    </message>
    <message>
        <source>Suppressed until %1</source>
        <translation>Unterdrückt bis %1</translation>
    </message>
    <message>
        <source>Out of service until %1</source>
        <translation>Außer Betrieb bis %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>hidden until when, and why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>hidden and why, by whom</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>since %1, being acknowledged</source>
        <translation>seit %1, wird quittiert</translation>
    </message>
    <message>
        <source>since %1, %2, not acknowledged</source>
        <translation>seit %1, %2, nicht quittiert</translation>
    </message>
    <message>
        <source>raised %1, %2, not acknowledged</source>
        <translation>ausgelöst %1, %2, nicht quittiert</translation>
    </message>
    <message>
        <source>since %1, %2, acknowledged</source>
        <translation>seit %1, %2, quittiert</translation>
    </message>
    <message>
        <source>raised %1, over, kept until it is reset</source>
        <translation>ausgelöst %1, vorbei, bleibt bis zum Zurücksetzen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>schweigt</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>meter does not answer</source>
        <translation>Zähler antwortet nicht</translation>
    </message>
    <message>
        <source>up</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>gebremst</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Leitung %1</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Became more urgent</source>
        <translation>Dringender geworden</translation>
    </message>
    <message>
        <source>Became less urgent</source>
        <translation>Weniger dringend geworden</translation>
    </message>
    <message>
        <source>Taken from the shelf</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Back from the shelf</source>
        <translation>Wieder in der Liste</translation>
    </message>
    <message>
        <source>No longer suppressed</source>
        <translation>Nicht mehr unterdrückt</translation>
    </message>
    <message>
        <source>Taken out of service</source>
        <translation>Außer Betrieb genommen</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>Wieder in Betrieb</translation>
    </message>
    <message>
        <source>Its rule is no more</source>
        <translation>Die Regel gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Raised again</source>
        <translation>Erneut ausgelöst</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Above a limit</source>
        <translation>Über einem Grenzwert</translation>
    </message>
    <message>
        <source>Below a limit</source>
        <translation>Unter einem Grenzwert</translation>
    </message>
    <message>
        <source>Changes too fast</source>
        <translation>Ändert sich zu schnell</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>In a state</source>
        <translation>In einem Zustand</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>its profile&apos;s limit</source>
        <translation>Grenzwert des Profils</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <comment>quantity, limit</comment>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1 below %2</source>
        <comment>quantity, limit</comment>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>%1 changes by more than %2 a second</source>
        <comment>quantity, limit</comment>
        <translation>%1 ändert sich um mehr als %2 je Sekunde</translation>
    </message>
    <message>
        <source>%1: no data for %2</source>
        <translation>%1: keine Daten seit %2</translation>
    </message>
    <message>
        <source>%1: no data for three intervals</source>
        <translation>%1: keine Daten über drei Intervalle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>subject, states</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing can be stored</source>
        <translation>Nichts kann gespeichert werden</translation>
    </message>
    <message>
        <source>Make room on the disk of the database, or see what else keeps it from being written.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger der Datenbank, oder sehen Sie nach, was das Schreiben sonst verhindert.</translation>
    </message>
    <message>
        <source>Certificate has ended</source>
        <translation>Zertifikat abgelaufen</translation>
    </message>
    <message>
        <source>Until then nothing is read from there: check this computer&apos;s clock too.</source>
        <translation>Bis dahin wird von dort nichts gelesen: auch die Uhr dieses Rechners prüfen.</translation>
    </message>
</context>
<context>
    <name>console::AlarmsModel</name>
    <message>
        <source>No place</source>
        <translation>Kein Ort</translation>
    </message>
    <message>
        <source>Raised today</source>
        <translation>Heute ausgelöst</translation>
    </message>
    <message>
        <source>Raised on %1</source>
        <translation>Ausgelöst am %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n alarm(s)</source>
        <translation>
            <numerusform>%1, %n Alarm</numerusform>
            <numerusform>%1, %n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>figures, quality</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Now, limit</source>
        <translation>Jetzt, Grenzwert</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
</context>
<context>
    <name>console::AlarmsPage</name>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Filter by device or rule</source>
        <translation>Nach Gerät oder Regel filtern</translation>
    </message>
    <message>
        <source>Filter the alarms</source>
        <translation>Alarme filtern</translation>
    </message>
    <message>
        <source>Filter the alarms (Ctrl+F)</source>
        <translation>Alarme filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>What is watched, its limits and what to do</source>
        <translation>Was überwacht wird, die Grenzwerte und was zu tun ist</translation>
    </message>
    <message>
        <source>States and quality</source>
        <translation>Zustände und Güte</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>worst first, then newest</source>
        <translation>Schlimmste zuerst, dann neueste</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Zustand</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Ort</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach Zeit</translation>
    </message>
    <message>
        <source>How the alarms are grouped</source>
        <translation>Wie die Alarme gruppiert sind</translation>
    </message>
    <message>
        <source>The chosen alarm, and what is hidden</source>
        <translation>Der gewählte Alarm, und was verborgen ist</translation>
    </message>
    <message>
        <source>Sound is silenced</source>
        <translation>Ton ist aus</translation>
    </message>
    <message>
        <source>Silence sound</source>
        <translation>Ton abstellen</translation>
    </message>
    <message>
        <source>It sounds again with the next alarm</source>
        <translation>Er ertönt wieder mit dem nächsten Alarm</translation>
    </message>
    <message>
        <source>Quiet until another alarm comes (F9)</source>
        <translation>Still, bis ein anderer Alarm kommt (F9)</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for your acknowledgement.</source>
        <translation>
            <numerusform>%n wartet auf Ihre Quittung.</numerusform>
            <numerusform>%n warten auf Ihre Quittung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
    <message>
        <source>No alarm is active.</source>
        <translation>Kein Alarm ist aktiv.</translation>
    </message>
    <message numerus="yes">
        <source>%n active.</source>
        <translation>
            <numerusform>%n aktiv.</numerusform>
            <numerusform>%n aktiv.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden, each says why and until when.</source>
        <translation>
            <numerusform>%n verborgen, mit Grund und Ende.</numerusform>
            <numerusform>%n verborgen, jeder mit Grund und Ende.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is hidden.</source>
        <translation>Nichts ist verborgen.</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>No alarm.</source>
        <translation>Kein Alarm.</translation>
    </message>
    <message>
        <source>None of these.</source>
        <translation>Keiner von diesen.</translation>
    </message>
    <message>
        <source>No alarm of this choice fits what is looked for.</source>
        <translation>Kein Alarm dieser Auswahl passt zum Gesuchten.</translation>
    </message>
    <message>
        <source>What the rules find stands here, the worst first.</source>
        <translation>Was die Regeln finden, steht hier, das Schlimmste zuerst.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>alarm, where</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Rationalisation</source>
        <translation>Rationalisierung</translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation>Was die Seite zeigt</translation>
    </message>
    <message>
        <source>Hand-over…</source>
        <translation>Weitergabe …</translation>
    </message>
    <message>
        <source>Who is told of alarms, and what waits to be sent</source>
        <translation>Wer von Alarmen erfährt, und was noch zu senden ist</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Beside the list</source>
        <translation>Neben der Liste</translation>
    </message>
</context>
<context>
    <name>console::AnswerTimesCard</name>
    <message>
        <source>Answer time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>ms, since the start</source>
        <translation>ms, seit dem Start</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>time-out</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>Noch keine Antwort.</translation>
    </message>
    <message>
        <source>Half within %1 ms, 95 % within %2, 99 % within %3; the wire alone needs up to %4.</source>
        <translation>Die Hälfte binnen %1 ms, 95 % binnen %2, 99 % binnen %3; die Leitung allein braucht bis zu %4.</translation>
    </message>
    <message>
        <source>Half within %1 ms, 95 % within %2, 99 % within %3.</source>
        <translation>Die Hälfte binnen %1 ms, 95 % binnen %2, 99 % binnen %3.</translation>
    </message>
    <message>
        <source>Time-out: %1 ms, never reached</source>
        <translation>Zeitgrenze: %1 ms, nie erreicht</translation>
    </message>
    <message>
        <source>Time-out: %1 ms, reached %2 times</source>
        <translation>Zeitgrenze: %1 ms, %2-mal erreicht</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>console::AuditModel</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state and age</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Known then</source>
        <translation>Damals bekannt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>console::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>last 31 days</source>
        <translation>letzte 31 Tage</translation>
    </message>
    <message>
        <source>Orders and refusals</source>
        <translation>Befehle und Ablehnungen</translation>
    </message>
    <message>
        <source>The first order from a device&apos;s page stands here, before it is sent.</source>
        <translation>Der erste Befehl von der Seite eines Geräts steht hier, bevor er gesendet wird.</translation>
    </message>
    <message>
        <source>One order</source>
        <translation>Ein Befehl</translation>
    </message>
    <message>
        <source>Open device</source>
        <translation>Gerät öffnen</translation>
    </message>
    <message>
        <source>The audit cannot be read.</source>
        <translation>Das Prüfprotokoll kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Nothing was ordered in this time.</source>
        <translation>In dieser Zeit wurde nichts befohlen.</translation>
    </message>
    <message>
        <source>Every order has one ending.</source>
        <translation>Jeder Befehl hat ein Ende.</translation>
    </message>
    <message numerus="yes">
        <source>%1 orders: %2 verified, %3 unproved, %4 mismatched.</source>
        <translation>
            <numerusform>%1 Befehl: %2 bestätigt, %3 ohne Nachweis, %4 abweichend.</numerusform>
            <numerusform>%1 Befehle: %2 bestätigt, %3 ohne Nachweis, %4 abweichend.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows %1 to %2</source>
        <translation>Zeilen %1 bis %2</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Device, order, person, reason, row</source>
        <translation>Gerät, Befehl, Person, Grund, Zeile</translation>
    </message>
    <message>
        <source>Find orders</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Find orders (Ctrl+F)</source>
        <translation>Befehle suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 31 days</source>
        <translation>Letzte 31 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>From the first row</source>
        <translation>Ab der ersten Zeile</translation>
    </message>
    <message>
        <source>Verify chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Check that every row is what was written (V)</source>
        <translation>Prüfen, ob jede Zeile ist, was geschrieben wurde (V)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Store the orders shown here as CSV</source>
        <translation>Die hier gezeigten Befehle als CSV speichern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Nicht bestätigt</translation>
    </message>
    <message>
        <source>Late answers</source>
        <translation>Späte Antworten</translation>
    </message>
    <message>
        <source>Which orders</source>
        <translation>Welche Befehle</translation>
    </message>
    <message>
        <source>No order in this time.</source>
        <translation>Kein Befehl in dieser Zeit.</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>No order of this time fits what is looked for.</source>
        <translation>Kein Befehl dieser Zeit passt zur Suche.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>last 12 months</source>
        <translation>letzte 12 Monate</translation>
    </message>
    <message>
        <source>since the first row</source>
        <translation>seit der ersten Zeile</translation>
    </message>
    <message>
        <source>Time shown: %1</source>
        <translation>Gezeigte Zeit: %1</translation>
    </message>
    <message>
        <source>Somebody wrote to the audit behind its back.</source>
        <translation>Jemand hat hinter dem Rücken des Prüfprotokolls hineingeschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n still wait.</source>
        <translation>
            <numerusform>%n wartet noch.</numerusform>
            <numerusform>%n warten noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Older ones of this time are not shown.</source>
        <translation>Ältere dieser Zeit sind nicht gezeigt.</translation>
    </message>
    <message>
        <source>The chain is whole.</source>
        <translation>Die Kette ist heil.</translation>
    </message>
    <message>
        <source>Store the orders shown</source>
        <translation>Die gezeigten Befehle speichern</translation>
    </message>
</context>
<context>
    <name>console::BrokerDetail</name>
    <message>
        <source>Messages a second, last 30 min</source>
        <translation>Nachrichten je Sekunde, letzte 30 min</translation>
    </message>
    <message>
        <source>Last refused messages</source>
        <translation>Zuletzt abgewiesene Nachrichten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind and address</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place and detail</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The database is behind, so the broker keeps the messages.</source>
        <translation>Die Datenbank hängt zurück, darum behält der Broker die Nachrichten.</translation>
    </message>
    <message>
        <source>A broker keeps them within limits of its own; beyond those they are lost there.</source>
        <translation>Ein Broker behält sie in eigenen Grenzen; darüber hinaus gehen sie dort verloren.</translation>
    </message>
    <message>
        <source>newest first, the last %1</source>
        <translation>neueste zuerst, die letzten %1</translation>
    </message>
    <message>
        <source>kept by the broker while we are away; at least once (QoS %1)</source>
        <translation>vom Broker behalten, während wir weg sind; mindestens einmal (QoS %1)</translation>
    </message>
    <message>
        <source>not kept: what comes while we are away is lost (QoS %1)</source>
        <translation>nicht behalten: was kommt, während wir weg sind, ist verloren (QoS %1)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state and the transport&apos;s own words</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Keep-alive</source>
        <translation>Keep-alive</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>anonym</translation>
    </message>
    <message>
        <source>30 min ago</source>
        <translation>vor 30 min</translation>
    </message>
    <message>
        <source>20</source>
        <translation>20</translation>
    </message>
    <message>
        <source>10</source>
        <translation>10</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>now %1 a second, at most %2</source>
        <translation>jetzt %1 je Sekunde, höchstens %2</translation>
    </message>
    <message>
        <source>Browse topics</source>
        <translation>Topics durchsehen</translation>
    </message>
    <message>
        <source>Listen to everything on this broker; nothing is published</source>
        <translation>Allem auf diesem Broker zuhören; gesendet wird nichts</translation>
    </message>
    <message>
        <source>Type it…</source>
        <translation>Eingeben…</translation>
    </message>
    <message>
        <source>Every machine in reach may post here.</source>
        <translation>Jede Maschine in Reichweite darf hierher senden.</translation>
    </message>
    <message>
        <source>It listens beyond this computer, and no token is known that gateways would name.</source>
        <translation>Es wird über diesen Rechner hinaus gehört, und kein Token ist bekannt, das Gateways nennen müssten.</translation>
    </message>
    <message>
        <source>It waits for its password or key.</source>
        <translation>Sie wartet auf ihr Passwort oder ihren Schlüssel.</translation>
    </message>
    <message>
        <source>Nothing is tried without it, for servers lock accounts. All else runs.</source>
        <translation>Ohne das wird nichts versucht, denn Server sperren Konten. Alles andere läuft.</translation>
    </message>
    <message>
        <source>The database is behind, so gateways are turned away for the moment.</source>
        <translation>Die Datenbank ist im Rückstand, darum werden Gateways für den Augenblick abgewiesen.</translation>
    </message>
    <message>
        <source>What a gateway cannot deliver it may throw away.</source>
        <translation>Was ein Gateway nicht loswird, wirft es vielleicht weg.</translation>
    </message>
    <message>
        <source>The database is behind, so nothing is asked for the moment.</source>
        <translation>Die Datenbank ist im Rückstand, darum wird für den Augenblick nichts gefragt.</translation>
    </message>
    <message>
        <source>The server keeps it; it is read later.</source>
        <translation>Der Server behält es; es wird später gelesen.</translation>
    </message>
    <message>
        <source>none has been heard yet</source>
        <translation>noch keines gehört</translation>
    </message>
    <message>
        <source>%1 of %2 are present</source>
        <translation>%1 von %2 sind da</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>with an API key</source>
        <translation>mit einem API-Schlüssel</translation>
    </message>
    <message>
        <source>Device profile</source>
        <translation>Geräteprofil</translation>
    </message>
    <message>
        <source>all devices of this login</source>
        <translation>alle Geräte dieser Anmeldung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Asked every</source>
        <translation>Gefragt alle</translation>
    </message>
    <message>
        <source>Gateways post to</source>
        <translation>Gateways senden an</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Same identity twice</source>
        <translation>Eine Identität doppelt</translation>
    </message>
    <message>
        <source>%1: another device has the same name or the same credentials on the server</source>
        <translation>%1: ein anderes Gerät hat auf dem Server denselben Namen oder dieselben Zugangsdaten</translation>
    </message>
</context>
<context>
    <name>console::BrokerOffers</name>
    <message>
        <source>Looking for brokers that announce themselves …</source>
        <translation>Broker, die sich ankündigen, werden gesucht …</translation>
    </message>
    <message>
        <source>Announced brokers are not looked for: Avahi does not run on this computer.</source>
        <translation>Angekündigte Broker werden nicht gesucht: Avahi läuft auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>No broker announces itself in this network.</source>
        <translation>In diesem Netz kündigt sich kein Broker an.</translation>
    </message>
    <message>
        <source>Announced in this network:</source>
        <translation>In diesem Netz angekündigt:</translation>
    </message>
    <message>
        <source>%1, TLS</source>
        <comment>a broker&apos;s address</comment>
        <translation>%1, TLS</translation>
    </message>
    <message>
        <source>“%1” at %2</source>
        <translation>„%1“ unter %2</translation>
    </message>
    <message>
        <source>Take the announced broker %1</source>
        <translation>Den angekündigten Broker %1 nehmen</translation>
    </message>
</context>
<context>
    <name>console::BusDetail</name>
    <message>
        <source>Units, age of last answer</source>
        <translation>Adressen, Alter der letzten Antwort</translation>
    </message>
    <message>
        <source>The wire, last %1 s</source>
        <translation>Die Leitung, letzte %1 s</translation>
    </message>
    <message>
        <source>load %1 %</source>
        <translation>Last %1 %</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>least and most interval</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>asked for every %1</source>
        <translation>verlangt alle %1</translation>
    </message>
    <message>
        <source>asked for every %1, answered every %2</source>
        <translation>verlangt alle %1, beantwortet alle %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place and detail</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The database is behind, so the bus is not read.</source>
        <translation>Die Datenbank hängt zurück, darum wird der Bus nicht gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n units, %1</source>
        <comment>how many, and the line&apos;s address and settings</comment>
        <translation>
            <numerusform>%n Adresse, %1</numerusform>
            <numerusform>%n Adressen, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: asked every %2, %3 of %4 requests answered</source>
        <translation>
            <numerusform>%1: alle %2 gefragt, %3 von %4 Anfrage beantwortet</numerusform>
            <numerusform>%1: alle %2 gefragt, %3 von %4 Anfragen beantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>This bus is paused.</source>
        <translation>Dieser Bus ist angehalten.</translation>
    </message>
    <message>
        <source>Its connection is being tried; it goes on by itself when that has ended.</source>
        <translation>Seine Verbindung wird gerade versucht; danach läuft er von selbst weiter.</translation>
    </message>
    <message>
        <source>Its port is being searched for meters; it goes on by itself when that has ended.</source>
        <translation>An seinem Anschluss werden gerade Zähler gesucht; danach läuft er von selbst weiter.</translation>
    </message>
</context>
<context>
    <name>console::BusHints</name>
    <message>
        <source>%1 to %2</source>
        <comment>first and last unit</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Check the wires A and B, then the meters&apos; power, then the speed.</source>
        <translation>Prüfen Sie die Adern A und B, dann die Versorgung der Zähler, dann die Geschwindigkeit.</translation>
    </message>
    <message>
        <source>Check the speed and parity, then the end resistor.</source>
        <translation>Prüfen Sie Geschwindigkeit und Parität, dann den Abschlusswiderstand.</translation>
    </message>
    <message>
        <source>Check the end resistor, then the speed and parity.</source>
        <translation>Prüfen Sie den Abschlusswiderstand, dann Geschwindigkeit und Parität.</translation>
    </message>
    <message>
        <source>Give the meters more time to answer.</source>
        <translation>Geben Sie den Zählern mehr Zeit zum Antworten.</translation>
    </message>
    <message>
        <source>Check the address, the wires and the power of unit %1.</source>
        <translation>Prüfen Sie Adresse, Adern und Versorgung von Adresse %1.</translation>
    </message>
    <message>
        <source>Look for what the silent units share: a branch, a fuse, a terminal.</source>
        <translation>Suchen Sie, was die stummen Adressen gemeinsam haben: einen Abzweig, eine Sicherung, eine Klemme.</translation>
    </message>
    <message>
        <source>Look for two devices with one address, or a second master.</source>
        <translation>Suchen Sie zwei Geräte mit derselben Adresse oder einen zweiten Master.</translation>
    </message>
    <message>
        <source>Check that the profile fits the meter.</source>
        <translation>Prüfen Sie, ob das Profil zum Zähler passt.</translation>
    </message>
    <message>
        <source>No unit answers and not one byte comes. The line is set to %1.</source>
        <translation>Keine Adresse antwortet, kein einziges Byte kommt. Die Leitung steht auf %1.</translation>
    </message>
    <message>
        <source>Bytes come, but none of them is a readable answer. The line is set to %1.</source>
        <translation>Es kommen Bytes, aber keine lesbare Antwort. Die Leitung steht auf %1.</translation>
    </message>
    <message>
        <source>Only unit %1 fails, and with damaged answers; the others are heard well.</source>
        <translation>Nur Adresse %1 fällt aus, mit beschädigten Antworten; die anderen sind gut zu hören.</translation>
    </message>
    <message>
        <source>Only units %1 fail, and with damaged answers; the others are heard well.</source>
        <translation>Nur die Adressen %1 fallen aus, mit beschädigten Antworten; die anderen sind gut zu hören.</translation>
    </message>
    <message>
        <source>%1 of %2 answers came damaged, spread over all units.</source>
        <translation>%1 von %2 Antworten kamen beschädigt an, über alle Adressen verteilt.</translation>
    </message>
    <message>
        <source>%1 of %2 answers came damaged, all from unit %3.</source>
        <translation>%1 von %2 Antworten kamen beschädigt an, alle von Adresse %3.</translation>
    </message>
    <message>
        <source>%1 of %2 answers came damaged, only from units %3.</source>
        <translation>%1 von %2 Antworten kamen beschädigt an, nur von den Adressen %3.</translation>
    </message>
    <message>
        <source>The answers come, but after the time-out; they are dropped.</source>
        <translation>Die Antworten kommen, aber nach der Zeitgrenze; sie werden verworfen.</translation>
    </message>
    <message>
        <source>Unit %1 answers, but after the time-out; its answers are dropped.</source>
        <translation>Adresse %1 antwortet, aber nach der Zeitgrenze; ihre Antworten werden verworfen.</translation>
    </message>
    <message>
        <source>Units %1 answer, but after the time-out; their answers are dropped.</source>
        <translation>Die Adressen %1 antworten, aber nach der Zeitgrenze; ihre Antworten werden verworfen.</translation>
    </message>
    <message>
        <source>%1 answers came after the time-out and were dropped.</source>
        <translation>%1 Antworten kamen nach der Zeitgrenze und wurden verworfen.</translation>
    </message>
    <message>
        <source>One answer in a hundred takes almost as long as is waited.</source>
        <translation>Eine Antwort von hundert dauert fast so lange, wie gewartet wird.</translation>
    </message>
    <message>
        <source>It is silent while the others answer. Where the mains feed the meter&apos;s circuit, an outage looks the same.</source>
        <translation>Sie ist stumm, während die anderen antworten. Wo das Netz den Zähler versorgt, sieht ein Stromausfall genauso aus.</translation>
    </message>
    <message>
        <source>Units %1 are silent while the others answer.</source>
        <translation>Die Adressen %1 sind stumm, während die anderen antworten.</translation>
    </message>
    <message>
        <source>%1 whole frames came that nobody was asked for.</source>
        <translation>%1 ganze Telegramme kamen, um die niemand gebeten wurde.</translation>
    </message>
    <message>
        <source>Every unit answers, but refuses what is asked.</source>
        <translation>Jede Adresse antwortet, verweigert aber das Gefragte.</translation>
    </message>
    <message>
        <source>Unit %1 answers, but refuses what is asked.</source>
        <translation>Adresse %1 antwortet, verweigert aber das Gefragte.</translation>
    </message>
    <message>
        <source>Units %1 answer, but refuse what is asked.</source>
        <translation>Die Adressen %1 antworten, verweigern aber das Gefragte.</translation>
    </message>
</context>
<context>
    <name>console::ChainCard</name>
    <message>
        <source>Hash chain</source>
        <translation>Hash-Kette</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the check of the chain</source>
        <translation>Die Prüfung der Kette abbrechen</translation>
    </message>
    <message>
        <source>Not checked in this run.</source>
        <translation>In diesem Lauf nicht geprüft.</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>each row&apos;s hash is made from the row and the hash before it</source>
        <translation>der Hash jeder Zeile entsteht aus der Zeile und dem Hash davor</translation>
    </message>
    <message>
        <source>Checking every row…</source>
        <translation>Jede Zeile wird geprüft …</translation>
    </message>
    <message>
        <source>Rows checked</source>
        <translation>Geprüfte Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2, %3 left</source>
        <translation>%1 von %2, noch %3</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>geprüft %1</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cancelled: nothing is said of the chain.</source>
        <translation>Abgebrochen: Über die Kette ist nichts gesagt.</translation>
    </message>
    <message>
        <source>The chain could not be read.</source>
        <translation>Die Kette konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Chain whole: it is empty.</source>
        <translation>Kette heil: Sie ist leer.</translation>
    </message>
    <message numerus="yes">
        <source>Chain whole, %1 rows.</source>
        <translation>
            <numerusform>Kette heil, %1 Zeile.</numerusform>
            <numerusform>Kette heil, %1 Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its end</source>
        <translation>Ihr Ende</translation>
    </message>
    <message>
        <source>sha256 %1 … %2</source>
        <comment>beginning and end of a hash</comment>
        <translation>sha256 %1 … %2</translation>
    </message>
    <message>
        <source>Chain broken at row %1.</source>
        <translation>Kette gebrochen in Zeile %1.</translation>
    </message>
    <message>
        <source>Rows before it</source>
        <translation>Zeilen davor</translation>
    </message>
    <message>
        <source>are what was written</source>
        <translation>sind, was geschrieben wurde</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Keep a copy of the database and find out who wrote to it; rows from there on prove nothing by themselves.</source>
        <translation>Heben Sie eine Kopie der Datenbank auf und finden Sie heraus, wer hineinschrieb; Zeilen ab dort beweisen für sich allein nichts.</translation>
    </message>
</context>
<context>
    <name>console::CheckList</name>
    <message>
        <source>not so: %1</source>
        <translation>nicht so: %1</translation>
    </message>
    <message>
        <source>Checked just now: %1</source>
        <translation>Soeben geprüft: %1</translation>
    </message>
</context>
<context>
    <name>console::ConnectionTrialBox</name>
    <message>
        <source>Test connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Host and port come first.</source>
        <translation>Zuerst kommen Host und Port.</translation>
    </message>
    <message>
        <source>From the name to the first values, stage by stage. Nothing is changed on the server, and only one login is tried.</source>
        <translation>Vom Namen bis zu den ersten Werten, Stufe für Stufe. Auf dem Server wird nichts geändert, und nur eine Anmeldung wird versucht.</translation>
    </message>
    <message>
        <source>From the name to the rows, which are asked for once and shown as they would be read. Nothing is stored.</source>
        <translation>Vom Namen bis zu den Zeilen, nach denen einmal gefragt wird und die so gezeigt werden, wie sie gelesen würden. Nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>From the name to the first message, stage by stage. Nothing is published, and a session that runs is left alone.</source>
        <translation>Vom Namen bis zur ersten Nachricht, Stufe um Stufe. Nichts wird gesendet, und eine laufende Sitzung bleibt ungestört.</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>stage, its state, its words</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Being tested …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Something is in the way at the stage “%1”.</source>
        <translation>Etwas ist im Weg bei der Stufe „%1“.</translation>
    </message>
    <message>
        <source>The way is open; there is something to know.</source>
        <translation>Der Weg ist offen; es gibt etwas zu wissen.</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Alles ist, wie es sein soll.</translation>
    </message>
</context>
<context>
    <name>console::CsvExport</name>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV-Dateien (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>stored in %1</source>
        <translation>gespeichert in %1</translation>
    </message>
    <message>
        <source>could not be stored: %1</source>
        <translation>konnte nicht gespeichert werden: %1</translation>
    </message>
</context>
<context>
    <name>console::CsvRejectsModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a column and its number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>cell %1</source>
        <translation>Zelle %1</translation>
    </message>
    <message>
        <source>whole line</source>
        <translation>ganze Zeile</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Was dort steht</translation>
    </message>
    <message>
        <source>Why it is not taken</source>
        <translation>Warum sie nicht übernommen wird</translation>
    </message>
</context>
<context>
    <name>console::CurveDialog</name>
    <message>
        <source>Add a curve</source>
        <translation>Kurve hinzufügen</translation>
    </message>
    <message>
        <source>Part of a device or quantity</source>
        <translation>Teil eines Geräts oder einer Größe</translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation>Wert suchen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Values found</source>
        <translation>Gefundene Werte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>quantity and channel</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>The first %n; type to find others</source>
        <translation>
            <numerusform>Der erste; tippen Sie, um andere zu finden</numerusform>
            <numerusform>Die ersten %n; tippen Sie, um andere zu finden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::Demo</name>
    <message>
        <source>Duty officer</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>Telephone of the shift</source>
        <translation>Telefon der Schicht</translation>
    </message>
    <message>
        <source>Wall of the control room</source>
        <translation>Wand der Leitwarte</translation>
    </message>
    <message>
        <source>Notification of this computer</source>
        <translation>Benachrichtigung dieses Rechners</translation>
    </message>
</context>
<context>
    <name>console::DetachedWindow</name>
    <message>
        <source>Meterdeck</source>
        <translation>Meterdeck</translation>
    </message>
    <message>
        <source>%1 – Meterdeck</source>
        <translation>%1 – Meterdeck</translation>
    </message>
</context>
<context>
    <name>console::DeviceCommands</name>
    <message>
        <source>Orders to this device</source>
        <translation>Befehle an dieses Gerät</translation>
    </message>
    <message>
        <source>One order</source>
        <translation>Ein Befehl</translation>
    </message>
    <message>
        <source>It was never given an order.</source>
        <translation>Es bekam nie einen Befehl.</translation>
    </message>
    <message>
        <source>The first one stands here before it is sent, and its ending beside it.</source>
        <translation>Der erste steht hier, bevor er gesendet wird, und daneben sein Ende.</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>kann nicht gelesen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>the newest %1 orders</source>
        <translation>
            <numerusform>der neueste Befehl (%1)</numerusform>
            <numerusform>die neuesten %1 Befehle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>%n Befehl</numerusform>
            <numerusform>%n Befehle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::DeviceFacts</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>in the workspace</source>
        <translation>im Arbeitsbereich</translation>
    </message>
    <message>
        <source>heard, not entered</source>
        <translation>gehört, nicht eingetragen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Anbindung</translation>
    </message>
    <message>
        <source>Unit on the bus</source>
        <translation>Adresse am Bus</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>latitude %1, longitude %2</source>
        <translation>Breite %1, Länge %2</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <comment>name and version</comment>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Profile file</source>
        <translation>Profildatei</translation>
    </message>
    <message>
        <source>Its checksum</source>
        <translation>Ihre Prüfsumme</translation>
    </message>
    <message>
        <source>not installed: values are stored as they come</source>
        <translation>nicht installiert: Werte werden gespeichert, wie sie kommen</translation>
    </message>
    <message>
        <source>Orders it understands</source>
        <translation>Befehle, die es versteht</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>Reporting intervals</source>
        <translation>Meldeintervalle</translation>
    </message>
    <message>
        <source>allowed %1 to %2, factory %3</source>
        <translation>erlaubt %1 bis %2, ab Werk %3</translation>
    </message>
    <message>
        <source>ordered and proved %1; %2</source>
        <comment>interval and its limits</comment>
        <translation>befohlen und nachgewiesen %1; %2</translation>
    </message>
    <message>
        <source>Proof within</source>
        <translation>Nachweis innerhalb von</translation>
    </message>
    <message>
        <source>Least time between orders</source>
        <translation>Mindestabstand der Befehle</translation>
    </message>
    <message>
        <source>Asking its state</source>
        <translation>Zustand erfragen</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>not possible: it is only heard when it reports</source>
        <translation>nicht möglich: es ist nur zu hören, wenn es meldet</translation>
    </message>
    <message>
        <source>What the profile expects</source>
        <translation>Was das Profil erwartet</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Impossible outside</source>
        <translation>Unmöglich außerhalb</translation>
    </message>
    <message>
        <source>Old after</source>
        <translation>Veraltet nach</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>twice its reporting interval</source>
        <translation>zweimal sein Meldeintervall</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Name it…</source>
        <translation>Benennen …</translation>
    </message>
    <message>
        <source>Change this device’s name and place</source>
        <translation>Namen und Ort dieses Geräts ändern</translation>
    </message>
    <message>
        <source>Remove its entry…</source>
        <translation>Eintrag entfernen …</translation>
    </message>
    <message>
        <source>Its readings stay; asks before</source>
        <translation>Seine Messwerte bleiben; es wird vorher gefragt</translation>
    </message>
    <message>
        <source>Register map…</source>
        <translation>Registertabelle …</translation>
    </message>
    <message>
        <source>See, try and change by which registers it is read</source>
        <translation>Ansehen, ausprobieren und ändern, aus welchen Registern gelesen wird</translation>
    </message>
    <message>
        <source>written once, read back within %1</source>
        <translation>einmal geschrieben, innerhalb von %1 zurückgelesen</translation>
    </message>
    <message>
        <source>%1 to %2; %3</source>
        <comment>limits of a setting, and how it is proved</comment>
        <translation>%1 bis %2; %3</translation>
    </message>
    <message>
        <source>none: its readings were imported</source>
        <translation>keiner: seine Messwerte wurden importiert</translation>
    </message>
</context>
<context>
    <name>console::DeviceFilterBar</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Chooses columns, their order and width</source>
        <translation>Wählt Spalten, ihre Reihenfolge und Breite</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>All transports</source>
        <translation>Alle Anbindungen</translation>
    </message>
    <message>
        <source>All profiles</source>
        <translation>Alle Profile</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a state and how many devices are in it</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Need a look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>State of devices</source>
        <translation>Zustand der Geräte</translation>
    </message>
    <message>
        <source>Transport: all</source>
        <translation>Anbindung: alle</translation>
    </message>
    <message>
        <source>Transport: %1</source>
        <translation>Anbindung: %1</translation>
    </message>
    <message>
        <source>Profile: all</source>
        <translation>Profil: alle</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>Profil: %1</translation>
    </message>
    <message>
        <source>Group: none</source>
        <translation>Gruppe: keine</translation>
    </message>
    <message>
        <source>Group: transport</source>
        <translation>Gruppe: Anbindung</translation>
    </message>
    <message>
        <source>Group: profile</source>
        <translation>Gruppe: Profil</translation>
    </message>
    <message>
        <source>Group: state</source>
        <translation>Gruppe: Zustand</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a name and how many devices have it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>By transport</source>
        <translation>Nach Anbindung</translation>
    </message>
    <message>
        <source>By profile</source>
        <translation>Nach Profil</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Zustand</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>Alle Gruppen öffnen</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>Alle Gruppen schließen</translation>
    </message>
</context>
<context>
    <name>console::DeviceHeader</name>
    <message>
        <source>unit %1</source>
        <translation>Adresse %1</translation>
    </message>
    <message>
        <source>Back to devices</source>
        <translation>Zurück zu den Geräten</translation>
    </message>
    <message>
        <source>Back to devices (Esc)</source>
        <translation>Zurück zu den Geräten (Esc)</translation>
    </message>
    <message>
        <source>Own window</source>
        <translation>Eigenes Fenster</translation>
    </message>
    <message>
        <source>Open this device in its own window</source>
        <translation>Dieses Gerät in einem eigenen Fenster öffnen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export this device&apos;s readings</source>
        <translation>Die Messwerte dieses Geräts exportieren</translation>
    </message>
    <message>
        <source>%1,</source>
        <comment>presence before its sentence</comment>
        <translation>%1,</translation>
    </message>
</context>
<context>
    <name>console::DevicePage</name>
    <message>
        <source>Its profile is not installed.</source>
        <translation>Sein Profil ist nicht installiert.</translation>
    </message>
    <message>
        <source>Values are stored as they come; dials, limits and orders need the profile&apos;s file in the folder &quot;profiles&quot; beside the workspace.</source>
        <translation>Werte werden gespeichert, wie sie kommen; Anzeigen, Grenzen und Befehle brauchen die Profildatei im Ordner „profiles“ neben dem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Parts of this device</source>
        <translation>Teile dieses Geräts</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Relay and events</source>
        <translation>Relais und Ereignisse</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Relay state unknown</source>
        <translation>Relaiszustand unbekannt</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Why this meter is read well, or is not</source>
        <translation>Warum dieser Zähler gut gelesen wird oder nicht</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>How good its voltage was, week by week (EN 50160)</source>
        <translation>Wie gut seine Spannung war, Woche für Woche (EN 50160)</translation>
    </message>
</context>
<context>
    <name>console::DevicesModel</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>nothing heard</source>
        <translation>nichts gehört</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Anwesenheit</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Anbindung</translation>
    </message>
    <message>
        <source>last heard %1 ago</source>
        <translation>zuletzt vor %1 gehört</translation>
    </message>
    <message>
        <source>%1, %2, %3 ago</source>
        <comment>value, quality and age</comment>
        <translation>%1, %2, vor %3</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message numerus="yes">
        <source>%n need a look</source>
        <comment>devices of a group</comment>
        <translation>
            <numerusform>%n ansehen</numerusform>
            <numerusform>%n ansehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, group of %n device(s)</source>
        <translation>
            <numerusform>%1, Gruppe mit %n Gerät</numerusform>
            <numerusform>%1, Gruppe mit %n Geräten</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>group and whether it is collapsed</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>group, its trouble and whether it is collapsed</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a quantity of a device</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Power, %1</source>
        <comment>unit</comment>
        <translation>Leistung, %1</translation>
    </message>
    <message>
        <source>Energy, %1</source>
        <comment>unit</comment>
        <translation>Energie, %1</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>quantity and unit</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Well</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Never heard</source>
        <translation>Nie gehört</translation>
    </message>
</context>
<context>
    <name>console::DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>No device yet.</source>
        <translation>Noch kein Gerät.</translation>
    </message>
    <message>
        <source>Devices behind a broker appear when they first speak; meters on a wire stand in the workspace file.</source>
        <translation>Geräte hinter einem Broker erscheinen, sobald sie sich melden; Zähler an einer Leitung stehen in der Datei des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Name, id, transport or state</source>
        <translation>Name, Kennung, Anbindung oder Zustand</translation>
    </message>
    <message>
        <source>Nothing has been heard yet.</source>
        <translation>Noch wurde nichts gehört.</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nichts braucht Sie.</translation>
    </message>
    <message>
        <source>All devices speak as they should.</source>
        <translation>Alle Geräte melden sich, wie sie sollen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 devices need a look.</source>
        <translation>
            <numerusform>%1 Gerät sollte angesehen werden.</numerusform>
            <numerusform>%1 Geräte sollten angesehen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 speak as they should.</source>
        <translation>%1 von %2 melden sich, wie sie sollen.</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>No device matches.</source>
        <translation>Kein Gerät passt.</translation>
    </message>
    <message>
        <source>Clear the filter to see all %1.</source>
        <translation>Leeren Sie den Filter, um alle %1 zu sehen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare in trend</source>
        <translation>Im Trend vergleichen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Find devices</source>
        <translation>Geräte suchen</translation>
    </message>
    <message>
        <source>Find devices by words of their name, id, transport, profile or state (Ctrl+F)</source>
        <translation>Geräte nach Wörtern aus Name, Kennung, Anbindung, Profil oder Zustand suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the chosen rows as text (Ctrl+C)</source>
        <translation>Kopiert die gewählten Zeilen als Text (Strg+C)</translation>
    </message>
    <message>
        <source>Sort rising</source>
        <translation>Aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Sort falling</source>
        <translation>Absteigend sortieren</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Diese Spalte ausblenden</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>devices</comment>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
</context>
<context>
    <name>console::DoorPicture</name>
    <message>
        <source>no meter</source>
        <translation>kein Zähler</translation>
    </message>
    <message>
        <source>not 0, nothing has been heard yet</source>
        <translation>nicht 0, es wurde noch nichts gehört</translation>
    </message>
    <message>
        <source>this console</source>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>loads shaped like a day</source>
        <translation>Lasten wie an einem Tag</translation>
    </message>
    <message>
        <source>A to A, B to B, ends closed</source>
        <translation>A an A, B an B, Enden abgeschlossen</translation>
    </message>
    <message>
        <source>120 Ω</source>
        <translation>120 Ω</translation>
    </message>
    <message>
        <source>broker</source>
        <translation>Broker</translation>
    </message>
</context>
<context>
    <name>console::DraftGrid</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>the payload</source>
        <translation>die Nachricht selbst</translation>
    </message>
    <message>
        <source>what is it?</source>
        <translation>was ist es?</translation>
    </message>
    <message>
        <source>Where a device has several of one quantity, such as L1, L2 and L3; else empty</source>
        <translation>Wo ein Gerät mehrere von einer Größe hat, etwa L1, L2 und L3; sonst leer</translation>
    </message>
    <message>
        <source>Now %1; by its name it could be: %2</source>
        <translation>Jetzt %1; dem Namen nach könnte es sein: %2</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Jetzt %1</translation>
    </message>
    <message>
        <source>Quantity of %1</source>
        <translation>Größe von %1</translation>
    </message>
    <message>
        <source>Unit of %1</source>
        <translation>Einheit von %1</translation>
    </message>
    <message>
        <source>Channel of %1</source>
        <translation>Kanal von %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no unit</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>unit?</source>
        <translation>Einheit?</translation>
    </message>
</context>
<context>
    <name>console::EnergyCard</name>
    <message>
        <source>Energy today</source>
        <translation>Energie heute</translation>
    </message>
    <message>
        <source>Power of all meters today</source>
        <translation>Leistung aller Zähler heute</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>from power</source>
        <translation>aus der Leistung</translation>
    </message>
    <message numerus="yes">
        <source>%n from power</source>
        <comment>meters</comment>
        <translation>
            <numerusform>%n aus der Leistung</numerusform>
            <numerusform>%n aus der Leistung</numerusform>
        </translation>
    </message>
    <message>
        <source>of intervals are there</source>
        <translation>der Intervalle sind da</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>mean since %1</source>
        <translation>Mittel seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 meters, %2</source>
        <comment>count, unit of the curve</comment>
        <translation>
            <numerusform>%1 Zähler, %2</numerusform>
            <numerusform>%1 Zähler, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Highest %1 %2.</source>
        <translation>Höchstwert %1 %2.</translation>
    </message>
    <message>
        <source>Too few meters reported for %1.</source>
        <translation>%1 lang meldeten zu wenige Zähler.</translation>
    </message>
    <message>
        <source>Hatched: fewer than %1 % of the meters reported.</source>
        <translation>Schraffiert: weniger als %1 % der Zähler meldeten.</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) fell, not reviewed</source>
        <translation>
            <numerusform>%n Zählerstand gefallen, nicht geprüft</numerusform>
            <numerusform>%n Zählerstände gefallen, nicht geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n meters</source>
        <translation>
            <numerusform>%1 von %n Zähler</numerusform>
            <numerusform>%1 von %n Zählern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::EnergyDialog</name>
    <message>
        <source>Energy: register, integrated, difference</source>
        <translation>Energie: Zählerstand, integriert, Differenz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Undo the decision</source>
        <translation>Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Count it so</source>
        <translation>So zählen</translation>
    </message>
    <message>
        <source>What was measured stays as it is; only how it is counted changes.</source>
        <translation>Was gemessen wurde, bleibt, wie es ist; nur wie es gezählt wird, ändert sich.</translation>
    </message>
    <message>
        <source>This device sends no register.</source>
        <translation>Dieses Gerät sendet keinen Zählerstand.</translation>
    </message>
    <message>
        <source>Nothing yet: it needs fresh power beside the register.</source>
        <translation>Noch nichts: Dazu braucht es frische Leistung neben dem Zählerstand.</translation>
    </message>
    <message>
        <source>The meter’s own register, %1.</source>
        <comment>register or topic</comment>
        <translation>Der Zählerstand des Zählers selbst, %1.</translation>
    </message>
    <message>
        <source>Computed here from the power in %1; gaps are not bridged.</source>
        <comment>register or topic</comment>
        <translation>Hier aus der Leistung in %1 berechnet; Lücken werden nicht überbrückt.</translation>
    </message>
    <message>
        <source>Register minus integrated.</source>
        <translation>Zählerstand minus integriert.</translation>
    </message>
    <message>
        <source>Register minus integrated since %1, when they stood at %2 and %3.</source>
        <translation>Zählerstand minus integriert seit %1, als sie bei %2 und %3 standen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, %2 old. %3</source>
        <comment>quality, age, where it comes from</comment>
        <translation>%1, %2 alt. %3</translation>
    </message>
    <message>
        <source>Nothing was read from the register today.</source>
        <translation>Heute wurde kein Zählerstand gelesen.</translation>
    </message>
    <message>
        <source>Today %1 by the register, an estimate: it fell and that is not reviewed.</source>
        <translation>Heute %1 nach dem Zählerstand, eine Schätzung: Er ist gefallen, und das ist nicht geprüft.</translation>
    </message>
    <message>
        <source>Today %1 by the register.</source>
        <translation>Heute %1 nach dem Zählerstand.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, figures</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what it means. Who decided it.</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>None is known. Should it be reset, roll over or be exchanged, it stands here.</source>
        <translation>Keiner ist bekannt. Wird er zurückgesetzt, läuft er über oder wird der Zähler getauscht, steht es hier.</translation>
    </message>
    <message>
        <source>%1, %2: %3 After that it waits for a review again.</source>
        <comment>what was decided, figures of the fall, what it means</comment>
        <translation>%1, %2: %3 Danach wartet es wieder auf eine Prüfung.</translation>
    </message>
    <message>
        <source>Of that day nothing is stored any more.</source>
        <translation>Von diesem Tag ist nichts mehr gespeichert.</translation>
    </message>
    <message>
        <source>Falls of the registers</source>
        <translation>Rückfälle der Register</translation>
    </message>
    <message>
        <source>Enter an exchange…</source>
        <translation>Tausch eintragen …</translation>
    </message>
    <message>
        <source>Of the meter, where the new one shows more than the old one did</source>
        <translation>Des Zählers, wenn der neue mehr zeigt als der alte</translation>
    </message>
    <message>
        <source>Enter it</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>%1, %2: %3 After that it counts as if it had never been entered.</source>
        <comment>what was entered, figures of the meters, what it means</comment>
        <translation>%1, %2: %3 Danach zählt es, als wäre es nie eingetragen worden.</translation>
    </message>
</context>
<context>
    <name>console::EventsCard</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Welche Ereignisse</translation>
    </message>
    <message>
        <source>The events cannot be read: %1</source>
        <translation>Die Ereignisse können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Nothing happened to it today.</source>
        <translation>Heute geschah nichts mit ihm.</translation>
    </message>
    <message>
        <source>Nothing happened to it in these days. Orders, gaps and what the device tells stand here.</source>
        <translation>In diesen Tagen geschah nichts mit ihm. Befehle, Lücken und was das Gerät sagt, stehen hier.</translation>
    </message>
</context>
<context>
    <name>console::EventsModel</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>time, event, detail</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Readings may be missing for %1</source>
        <translation>Für %1 können Messwerte fehlen</translation>
    </message>
    <message>
        <source>%1 sent, once</source>
        <translation>%1 gesendet, einmal</translation>
    </message>
    <message>
        <source>%1: late answer</source>
        <translation>%1: späte Antwort</translation>
    </message>
    <message>
        <source>kept as late, the outcome stays</source>
        <translation>als spät vermerkt, der Ausgang bleibt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>order and its outcome</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>event and detail</comment>
        <translation>%1
%2</translation>
    </message>
</context>
<context>
    <name>console::ExchangeEntry</name>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>A new meter that shows more than the old one did is not noticed by itself: what lies between them would count as taken.</source>
        <translation>Ein neuer Zähler, der mehr zeigt als der alte, fällt nicht von selbst auf: Was zwischen beiden liegt, würde als bezogen gezählt.</translation>
    </message>
    <message>
        <source>Exchanged at</source>
        <translation>Getauscht am</translation>
    </message>
    <message>
        <source>After the last reading of the old meter and before the first of the new one.</source>
        <translation>Nach der letzten Ablesung des alten Zählers und vor der ersten des neuen.</translation>
    </message>
    <message>
        <source>Last figure of the old meter</source>
        <translation>Letzter Stand des alten Zählers</translation>
    </message>
    <message>
        <source>First figure of the new meter</source>
        <translation>Erster Stand des neuen Zählers</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>quantity, channel</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>It cannot be exchanged in the future.</source>
        <translation>In der Zukunft kann er nicht getauscht sein.</translation>
    </message>
    <message>
        <source>Enter what the old meter showed last, and what the new one showed first.</source>
        <translation>Eintragen, was der alte Zähler zuletzt und der neue zuerst zeigte.</translation>
    </message>
</context>
<context>
    <name>console::ExchangesCard</name>
    <message>
        <source>Last exchanges</source>
        <translation>Letzte Anfragen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Which ones are shown</source>
        <translation>Welche gezeigt werden</translation>
    </message>
    <message>
        <source>Stops the list so that it can be read; nothing is lost on the wire</source>
        <translation>Hält die Liste an, damit man sie lesen kann; auf der Leitung geht nichts verloren</translation>
    </message>
    <message>
        <source>Exchanges with this meter, newest first</source>
        <translation>Anfragen an diesen Zähler, neueste zuerst</translation>
    </message>
    <message>
        <source>unit 247, read holding registers 100 to 120</source>
        <translation>Adresse 247, Halteregister 100 bis 120 lesen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>the last %1, older ones let go</source>
        <translation>die letzten %1, ältere verworfen</translation>
    </message>
    <message>
        <source>Read once now</source>
        <translation>Einmal lesen</translation>
    </message>
    <message>
        <source>Asks this meter one question between the polls; writes nothing</source>
        <translation>Stellt diesem Zähler zwischen den Abfragen eine Frage; schreibt nichts</translation>
    </message>
    <message>
        <source>No exchange yet</source>
        <translation>Noch kein Austausch</translation>
    </message>
</context>
<context>
    <name>console::ExchangesModel</name>
    <message>
        <source>Asked at</source>
        <translation>Gefragt um</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
</context>
<context>
    <name>console::ExplainPane</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Puts all that is shown here into the clipboard</source>
        <translation>Legt alles hier Gezeigte in die Zwischenablage</translation>
    </message>
    <message>
        <source>The next exchange appears here as soon as this meter is asked.</source>
        <translation>Die nächste Anfrage erscheint hier, sobald dieser Zähler gefragt wird.</translation>
    </message>
    <message>
        <source>Waiting for the bus to tell its figures.</source>
        <translation>Warten auf die Zahlen des Busses.</translation>
    </message>
    <message>
        <source>%1, unit %2 on %3</source>
        <comment>meter and bus</comment>
        <translation>%1, Adresse %2 an %3</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Frage läuft …</translation>
    </message>
    <message>
        <source>Read once at %1: answered after %2 ms.</source>
        <translation>Einmal gelesen um %1: Antwort nach %2 ms.</translation>
    </message>
    <message>
        <source>It could not be asked: %1.</source>
        <translation>Er konnte nicht gefragt werden: %1.</translation>
    </message>
    <message>
        <source>Read once at %1: %2.</source>
        <translation>Einmal gelesen um %1: %2.</translation>
    </message>
    <message>
        <source>Read once at %1, after %2 ms: %3.</source>
        <translation>Einmal gelesen um %1, nach %2 ms: %3.</translation>
    </message>
    <message>
        <source>This meter is not asked: the way to it is down.</source>
        <translation>Dieser Zähler wird nicht gefragt: Der Weg zu ihm ist unterbrochen.</translation>
    </message>
</context>
<context>
    <name>console::ExportDialog</name>
    <message>
        <source>Export readings</source>
        <translation>Messwerte exportieren</translation>
    </message>
    <message>
        <source>A CSV file with times in UTC and units of the SI, as other programs read it.</source>
        <translation>Eine CSV-Datei mit Zeiten in UTC und SI-Einheiten, wie andere Programme sie lesen.</translation>
    </message>
    <message>
        <source>All devices of the workspace</source>
        <translation>Alle Geräte des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Von, bis</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To, excluded</source>
        <translation>Bis, ausgenommen</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Quantities</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Every reading</source>
        <translation>Jeder Messwert</translation>
    </message>
    <message>
        <source>Means of a minute</source>
        <translation>Minutenmittel</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Comma separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The range ends before it begins.</source>
        <translation>Der Zeitraum endet, bevor er beginnt.</translation>
    </message>
    <message>
        <source>Choose at least one quantity.</source>
        <translation>Wählen Sie mindestens eine Größe.</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>Nennen Sie eine Datei.</translation>
    </message>
    <message>
        <source>The file exists; it is replaced when the export is complete.</source>
        <translation>Die Datei gibt es schon; sie wird ersetzt, wenn der Export vollständig ist.</translation>
    </message>
    <message>
        <source>The window stays usable while it goes on.</source>
        <translation>Das Fenster bleibt währenddessen benutzbar.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Nicht exportiert</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen devices</source>
        <translation>
            <numerusform>%n gewähltes Gerät</numerusform>
            <numerusform>%n gewählte Geräte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ExportJob</name>
    <message>
        <source>Export to %1</source>
        <translation>Export nach %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %2, %3 left</source>
        <translation>
            <numerusform>%1 Zeile, %2, noch %3</numerusform>
            <numerusform>%1 Zeilen, %2, noch %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %2</source>
        <translation>
            <numerusform>%1 Zeile, %2</numerusform>
            <numerusform>%1 Zeilen, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled; no file was written.</source>
        <translation>Abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %2, written to %3</source>
        <translation>
            <numerusform>%1 Zeile, %2, nach %3 geschrieben</numerusform>
            <numerusform>%1 Zeilen, %2, nach %3 geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::Exports</name>
    <message>
        <source>Not exported: %1</source>
        <translation>Nicht exportiert: %1</translation>
    </message>
    <message>
        <source>Export cancelled</source>
        <translation>Export abgebrochen</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>Exportiert: %1</translation>
    </message>
</context>
<context>
    <name>console::FallReview</name>
    <message>
        <source>It begins again at</source>
        <translation>Er beginnt von vorn bei</translation>
    </message>
    <message>
        <source>Last figure of the old meter</source>
        <translation>Letzter Stand des alten Zählers</translation>
    </message>
    <message>
        <source>First figure of the new meter</source>
        <translation>Erster Stand des neuen Zählers</translation>
    </message>
    <message>
        <source>At %1 the register went from %2 to %3. What was it?</source>
        <translation>Um %1 ging der Zählerstand von %2 auf %3. Was war es?</translation>
    </message>
    <message>
        <source>A reset: it was set back to zero</source>
        <translation>Zurückgesetzt: Er wurde auf null gestellt</translation>
    </message>
    <message>
        <source>A roll-over: it passed its end</source>
        <translation>Übergelaufen: Er kam an sein Ende</translation>
    </message>
    <message>
        <source>Another meter: it was exchanged</source>
        <translation>Ein anderer Zähler: Er wurde getauscht</translation>
    </message>
    <message>
        <source>A wrong reading: %1 never stood on it</source>
        <translation>Falsch gelesen: %1 stand nie darauf</translation>
    </message>
    <message>
        <source>It cannot begin again below %1, which it has shown.</source>
        <translation>Er kann nicht unter %1 von vorn beginnen, denn das hat er gezeigt.</translation>
    </message>
    <message>
        <source>The old meter had shown %1 already.</source>
        <translation>Der alte Zähler hatte schon %1 gezeigt.</translation>
    </message>
    <message>
        <source>The new meter showed %1 already.</source>
        <translation>Der neue Zähler zeigte schon %1.</translation>
    </message>
    <message>
        <source>%1: at %2 the register went from %3 to %4. What was it?</source>
        <comment>quantity, time, figures</comment>
        <translation>%1: Um %2 ging das Register von %3 auf %4. Was war das?</translation>
    </message>
</context>
<context>
    <name>console::FallWords</name>
    <message>
        <source>%1 to %2</source>
        <comment>figure before, figure and unit after a register fell</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Register fell, decision undone</source>
        <translation>Zählerstand gefallen, Entscheidung zurückgenommen</translation>
    </message>
    <message>
        <source>Register fell, not reviewed</source>
        <translation>Zählerstand gefallen, nicht geprüft</translation>
    </message>
    <message>
        <source>Register reset</source>
        <translation>Zählerstand zurückgesetzt</translation>
    </message>
    <message>
        <source>Register rolled over</source>
        <translation>Zählerstand übergelaufen</translation>
    </message>
    <message>
        <source>Meter exchanged</source>
        <translation>Zähler getauscht</translation>
    </message>
    <message>
        <source>Wrong reading</source>
        <translation>Falsch gelesen</translation>
    </message>
    <message>
        <source>Counted for now as a roll-over at %1.</source>
        <translation>Vorläufig als Überlauf bei %1 gezählt.</translation>
    </message>
    <message>
        <source>Counted on for now from %1; the fall itself adds nothing.</source>
        <translation>Vorläufig ab %1 weitergezählt; der Rückgang selbst zählt nichts hinzu.</translation>
    </message>
    <message>
        <source>Counted on from zero: the fall adds %1.</source>
        <translation>Ab null weitergezählt: Der Rückgang bringt %1 hinzu.</translation>
    </message>
    <message>
        <source>It began again at %1.</source>
        <translation>Er begann bei %1 von vorn.</translation>
    </message>
    <message>
        <source>The old meter ended at %1, the new one began at %2.</source>
        <translation>Der alte Zähler endete bei %1, der neue begann bei %2.</translation>
    </message>
    <message>
        <source>The rise up to %1 is left out.</source>
        <translation>Der Anstieg bis %1 wird nicht gezählt.</translation>
    </message>
    <message>
        <source>Readings below %1 are left out.</source>
        <translation>Werte unter %1 werden nicht gezählt.</translation>
    </message>
    <message>
        <source>Undone by %1, %2</source>
        <comment>person, time</comment>
        <translation>Zurückgenommen von %1, %2</translation>
    </message>
    <message>
        <source>Decided by %1, %2</source>
        <comment>person, time</comment>
        <translation>Entschieden von %1, %2</translation>
    </message>
    <message>
        <source>The reset was ordered from here.</source>
        <translation>Das Zurücksetzen wurde hier angeordnet.</translation>
    </message>
    <message>
        <source>Today stays at %1.</source>
        <translation>Heute bleibt es bei %1.</translation>
    </message>
    <message>
        <source>Today changes from %1 to %2.</source>
        <translation>Heute ändert sich von %1 auf %2.</translation>
    </message>
    <message>
        <source>%1 stays at %2.</source>
        <comment>date, energy</comment>
        <translation>%1 bleibt bei %2.</translation>
    </message>
    <message>
        <source>%1 changes from %2 to %3.</source>
        <comment>date, energies</comment>
        <translation>%1 ändert sich von %2 auf %3.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>quantity, channel, what happened to its register</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>quantity, what happened to its register</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Entered by %1, %2</source>
        <comment>person, time</comment>
        <translation>Eingetragen von %1, %2</translation>
    </message>
</context>
<context>
    <name>console::FieldWords</name>
    <message>
        <source>Number of the exchange</source>
        <translation>Nummer der Anfrage</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Bytes that follow</source>
        <translation>Folgende Bytes</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>First address</source>
        <translation>Erstes Register</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Bytes of values</source>
        <translation>Bytes an Werten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>quantity and channel</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>Ein oder aus</translation>
    </message>
    <message>
        <source>Ordered state</source>
        <translation>Befohlener Zustand</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Our own request</source>
        <translation>Unsere eigene Anfrage</translation>
    </message>
    <message>
        <source>Bytes of no frame</source>
        <translation>Bytes ohne Telegramm</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>read coils</source>
        <translation>Spulen lesen</translation>
    </message>
    <message>
        <source>read inputs</source>
        <translation>Eingänge lesen</translation>
    </message>
    <message>
        <source>read holding registers</source>
        <translation>Halteregister lesen</translation>
    </message>
    <message>
        <source>read input registers</source>
        <translation>Eingangsregister lesen</translation>
    </message>
    <message>
        <source>write one coil</source>
        <translation>eine Spule schreiben</translation>
    </message>
    <message>
        <source>write one register</source>
        <translation>ein Register schreiben</translation>
    </message>
    <message>
        <source>write several coils</source>
        <translation>mehrere Spulen schreiben</translation>
    </message>
    <message>
        <source>write several registers</source>
        <translation>mehrere Register schreiben</translation>
    </message>
    <message>
        <source>reset energy</source>
        <translation>Energie zurücksetzen</translation>
    </message>
    <message>
        <source>function of the maker</source>
        <translation>Funktion des Herstellers</translation>
    </message>
    <message>
        <source>no value: it is not a number</source>
        <translation>kein Wert: es ist keine Zahl</translation>
    </message>
    <message>
        <source>no value: these bits stand for “none”</source>
        <translation>kein Wert: diese Bits bedeuten „keiner“</translation>
    </message>
    <message>
        <source>no value: below what the profile holds possible</source>
        <translation>kein Wert: unter dem, was das Profil für möglich hält</translation>
    </message>
    <message>
        <source>no value: above what the profile holds possible</source>
        <translation>kein Wert: über dem, was das Profil für möglich hält</translation>
    </message>
    <message>
        <source>not believed</source>
        <translation>nicht geglaubt</translation>
    </message>
    <message>
        <source>none is on</source>
        <translation>keine ist ein</translation>
    </message>
    <message numerus="yes">
        <source>%n are on</source>
        <translation>
            <numerusform>%n ist ein</numerusform>
            <numerusform>%n sind ein</numerusform>
        </translation>
    </message>
    <message>
        <source>on: %1</source>
        <comment>which ones</comment>
        <translation>ein: %1</translation>
    </message>
    <message>
        <source>%1, but %2 was asked</source>
        <comment>a number</comment>
        <translation>%1, gefragt war aber %2</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <comment>a function</comment>
        <translation>verweigert: %1</translation>
    </message>
    <message>
        <source>%1, but asked was: %2</source>
        <translation>%1, gefragt war aber: %2</translation>
    </message>
    <message>
        <source>%1, not Modbus</source>
        <translation>%1, kein Modbus</translation>
    </message>
    <message>
        <source>Modbus</source>
        <translation>Modbus</translation>
    </message>
    <message>
        <source>on</source>
        <comment>a coil</comment>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a coil</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>neither on nor off</source>
        <translation>weder ein noch aus</translation>
    </message>
    <message>
        <source>%1, not as ordered</source>
        <comment>on or off</comment>
        <translation>%1, nicht wie befohlen</translation>
    </message>
    <message>
        <source>wrong, %1 would be right</source>
        <translation>falsch, richtig wäre %1</translation>
    </message>
    <message>
        <source>right</source>
        <comment>a checksum</comment>
        <translation>richtig</translation>
    </message>
    <message>
        <source>heard again, skipped</source>
        <translation>wieder gehört, übergangen</translation>
    </message>
    <message>
        <source>noise, skipped</source>
        <translation>Störung, übergangen</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) too few</source>
        <translation>
            <numerusform>%n Byte zu wenig</numerusform>
            <numerusform>%n Bytes zu wenig</numerusform>
        </translation>
    </message>
    <message>
        <source>registers %1 to %2</source>
        <translation>Register %1 bis %2</translation>
    </message>
    <message>
        <source>register %1</source>
        <translation>Register %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>registers and how they are read</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, times %3</source>
        <comment>registers, how they are read, scale</comment>
        <translation>%1, %2, mal %3</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first and last byte</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Not in the profile</source>
        <translation>Nicht im Profil</translation>
    </message>
</context>
<context>
    <name>console::FieldsModel</name>
    <message>
        <source>heard</source>
        <translation>gehört</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, and its registers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>Wie es dasteht</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was es sagt</translation>
    </message>
</context>
<context>
    <name>console::FigureSpin</name>
    <message>
        <source> %1</source>
        <comment>unit behind a number</comment>
        <translation> %1</translation>
    </message>
</context>
<context>
    <name>console::FirstStartPage</name>
    <message>
        <source>Hear the first meter.</source>
        <translation>Den ersten Zähler hören.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Ctrl O</source>
        <translation>Strg O</translation>
    </message>
    <message>
        <source>or drop the file anywhere in this window</source>
        <translation>oder die Datei irgendwo in dieses Fenster ziehen</translation>
    </message>
    <message>
        <source>The demo fleet</source>
        <translation>Die Demo-Flotte</translation>
    </message>
    <message>
        <source>Simulated, and always labelled so.</source>
        <translation>Simuliert und immer so gekennzeichnet.</translation>
    </message>
    <message>
        <source>Real wires inside this computer: a broker and a serial line of their own, with meters that obey orders. Your own workspaces stay untouched; everything is gone when you leave.</source>
        <translation>Echte Leitungen in diesem Rechner: ein eigener Broker und eine eigene serielle Leitung, mit Zählern, die Befehlen gehorchen. Ihre eigenen Arbeitsbereiche bleiben unberührt; alles ist weg, wenn Sie gehen.</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Demo öffnen</translation>
    </message>
    <message>
        <source>no network needed</source>
        <translation>ohne Netzwerk</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Storing what was read, then leaving</source>
        <translation>Gelesenes wird gespeichert, dann endet das Programm</translation>
    </message>
    <message>
        <source>It could not be opened: %1</source>
        <translation>Konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>Plug in a bus, point at a broker, or look around with a simulated fleet.
Nothing is sent to any meter until you order it and confirm it.</source>
        <translation>Schließen Sie einen Bus an, nennen Sie einen Broker oder sehen Sie sich mit einer simulierten Flotte um.
An keinen Zähler wird etwas gesendet, bevor Sie es befehlen und bestätigen.</translation>
    </message>
    <message>
        <source>Already have a workspace?</source>
        <translation>Haben Sie schon einen Arbeitsbereich?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>A meter on a wire</source>
        <translation>Ein Zähler an einer Leitung</translation>
    </message>
    <message>
        <source>RS-485 or USB, Modbus RTU.</source>
        <translation>RS-485 oder USB, Modbus RTU.</translation>
    </message>
    <message>
        <source>Set up the bus</source>
        <translation>Bus einrichten</translation>
    </message>
    <message>
        <source>No serial port is plugged in. One that is appears here by itself.</source>
        <translation>Kein serieller Anschluss ist eingesteckt. Einer, der eingesteckt wird, erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>Type a path</source>
        <translation>Pfad eingeben</translation>
    </message>
    <message>
        <source>Meters behind a broker</source>
        <translation>Zähler hinter einem Broker</translation>
    </message>
    <message>
        <source>MQTT, read as devices speak.</source>
        <translation>MQTT, gelesen, wenn Geräte sich melden.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>name or address, 1883 unless :port</source>
        <translation>Name oder Adresse, 1883 oder :Port</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>User, session…</source>
        <translation>Benutzer, Sitzung …</translation>
    </message>
    <message>
        <source>meters behind a broker</source>
        <translation>Zähler hinter einem Broker</translation>
    </message>
    <message>
        <source>meters on a wire</source>
        <translation>Zähler an einer Leitung</translation>
    </message>
    <message>
        <source>New workspace, stored as %1</source>
        <translation>Neuer Arbeitsbereich, gespeichert als %1</translation>
    </message>
    <message>
        <source>No profile for MQTT is installed: put one into the folder “profiles” beside the workspace.</source>
        <translation>Kein Profil für MQTT ist installiert: Legen Sie eines in den Ordner „profiles“ neben dem Arbeitsbereich.</translation>
    </message>
    <message numerus="yes">
        <source>Stored as %1 and opened at once. %n installed profile(s) say which topics are read.</source>
        <translation>
            <numerusform>Gespeichert als %1 und sofort geöffnet. %n installiertes Profil sagt, welche Topics gelesen werden.</numerusform>
            <numerusform>Gespeichert als %1 und sofort geöffnet. %n installierte Profile sagen, welche Topics gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Next come its speed, then the meter&apos;s unit and profile. Nothing is written before that.</source>
        <translation>Danach kommen Geschwindigkeit, dann Adresse und Profil des Zählers. Vorher wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>The change is written. Stopping and starting %1 with it</source>
        <translation>Die Änderung ist geschrieben. %1 wird damit angehalten und neu gestartet</translation>
    </message>
    <message>
        <source>Somewhere else?</source>
        <translation>Anderswo?</translation>
    </message>
    <message>
        <source>On a ThingsBoard server…</source>
        <translation>Auf einem ThingsBoard-Server…</translation>
    </message>
    <message>
        <source>Behind a mesh gateway that posts…</source>
        <translation>Hinter einem Mesh-Gateway, das sendet…</translation>
    </message>
    <message>
        <source>On a mesh’s server…</source>
        <translation>Auf dem Server eines Mesh…</translation>
    </message>
    <message>
        <source>devices of other families</source>
        <translation>Geräte anderer Familien</translation>
    </message>
</context>
<context>
    <name>console::FleetCard</name>
    <message>
        <source>Fleet</source>
        <translation>Flotte</translation>
    </message>
    <message>
        <source>one mark a device, worst first</source>
        <translation>ein Zeichen je Gerät, Schlimmste zuerst</translation>
    </message>
    <message numerus="yes">
        <source>one mark for up to %n devices of one state</source>
        <translation>
            <numerusform>ein Zeichen je Gerät</numerusform>
            <numerusform>ein Zeichen für bis zu %n Geräte eines Zustands</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::FrameCard</name>
    <message>
        <source>This exchange, field by field</source>
        <translation>Diese Anfrage, Feld für Feld</translation>
    </message>
    <message>
        <source>Fields of this exchange</source>
        <translation>Felder dieser Anfrage</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Bytes of the request</source>
        <translation>Bytes der Anfrage</translation>
    </message>
    <message>
        <source>Bytes heard</source>
        <translation>Gehörte Bytes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field and what it says</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Request, %1</source>
        <translation>Anfrage, %1</translation>
    </message>
    <message>
        <source>Nothing heard in %1</source>
        <translation>In %1 nichts gehört</translation>
    </message>
    <message>
        <source>Heard after %1, the first %2 of %3 bytes</source>
        <translation>Gehört nach %1, die ersten %2 von %3 Bytes</translation>
    </message>
    <message>
        <source>Heard after %1</source>
        <translation>Gehört nach %1</translation>
    </message>
    <message>
        <source>Apparent power, L1</source>
        <translation>Scheinleistung, L1</translation>
    </message>
    <message>
        <source>Choose a field or a byte to see what it is.</source>
        <translation>Wählen Sie ein Feld oder ein Byte, um zu sehen, was es ist.</translation>
    </message>
</context>
<context>
    <name>console::FrameMonitor</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Filter what is shown</source>
        <translation>Gezeigtes filtern</translation>
    </message>
    <message>
        <source>Which ones are shown</source>
        <translation>Welche gezeigt werden</translation>
    </message>
    <message>
        <source>Stops the list so that it can be read; nothing is lost on the wire</source>
        <translation>Hält die Liste an, damit man sie lesen kann; auf der Leitung geht nichts verloren</translation>
    </message>
    <message>
        <source>Message monitor</source>
        <translation>Nachrichtenmonitor</translation>
    </message>
    <message>
        <source>Frame monitor</source>
        <translation>Telegrammmonitor</translation>
    </message>
    <message>
        <source>Messages of the broker, newest last</source>
        <translation>Nachrichten des Brokers, neueste zuletzt</translation>
    </message>
    <message>
        <source>Frames on the wire, newest last</source>
        <translation>Telegramme auf der Leitung, neueste zuletzt</translation>
    </message>
    <message>
        <source>topic or payload</source>
        <translation>Topic oder Inhalt</translation>
    </message>
    <message>
        <source>unit 1, 13 or 15</source>
        <translation>Adresse 1, 13 oder 15</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>held, %1 wait</source>
        <translation>angehalten, %1 warten</translation>
    </message>
    <message>
        <source>too many to show: %1 left out here, all were read</source>
        <translation>zu viele zum Zeigen: %1 hier ausgelassen, alle wurden gelesen</translation>
    </message>
    <message>
        <source>Not written to %1: %2. Choose another folder, or make room.</source>
        <translation>Nicht nach %1 geschrieben: %2. Wählen Sie einen anderen Ordner oder schaffen Sie Platz.</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows written to %2.</source>
        <translation>
            <numerusform>%1 Zeile nach %2 geschrieben.</numerusform>
            <numerusform>%1 Zeilen nach %2 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Gezeigtes exportieren</translation>
    </message>
    <message>
        <source>Text, separated by tabs (*.txt)</source>
        <translation>Text, durch Tabulatoren getrennt (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>held, %1 wait, %2 let go</source>
        <translation>angehalten, %1 warten, %2 verworfen</translation>
    </message>
    <message>
        <source>the last %1, %2 older ones let go</source>
        <translation>die letzten %1, %2 ältere verworfen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>%1 Another %2 came and were let go before.</source>
        <comment>a sentence, and how many</comment>
        <translation>%1 Weitere %2 kamen vorher und wurden verworfen.</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>console::FramesModel</name>
    <message>
        <source>%1
%2 of %3 bytes</source>
        <translation>%1
%2 von %3 Byte</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Topic and payload</source>
        <translation>Topic und Inhalt</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
</context>
<context>
    <name>console::GaugeRow</name>
    <message>
        <source>expected %1</source>
        <translation>erwartet %1</translation>
    </message>
    <message>
        <source>computed here, the device sends none</source>
        <translation>hier berechnet, das Gerät sendet keinen</translation>
    </message>
    <message>
        <source>no load to compute it from</source>
        <translation>keine Last, um ihn zu berechnen</translation>
    </message>
    <message>
        <source>today %1 to %2</source>
        <translation>heute %1 bis %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>quantity and channel</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>today %1 to %2, expected %3</source>
        <translation>heute %1 bis %2, erwartet %3</translation>
    </message>
    <message>
        <source>Nothing was heard yet of %1.</source>
        <translation>Von %1 wurde noch nichts gehört.</translation>
    </message>
    <message>
        <source>Never heard: %1.</source>
        <translation>Nie gehört: %1.</translation>
    </message>
</context>
<context>
    <name>console::HandoverLine</name>
    <message>
        <source>Show the queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
</context>
<context>
    <name>console::HandoverPage</name>
    <message>
        <source>Hand-over</source>
        <translation>Weitergabe</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Back to the alarms</source>
        <translation>Zurück zu den Alarmen</translation>
    </message>
    <message>
        <source>Add a target…</source>
        <translation>Ziel hinzufügen …</translation>
    </message>
    <message>
        <source>E-mail, web hook, SMS or a notification of this computer</source>
        <translation>E-Mail, Webhook, SMS oder eine Benachrichtigung dieses Rechners</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Nobody is told.</source>
        <translation>Niemand erfährt davon.</translation>
    </message>
    <message>
        <source>Alarms stay in this window until somebody looks at it.</source>
        <translation>Alarme bleiben in diesem Fenster, bis jemand hineinsieht.</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>One message that says that nothing happened, to each recipient</source>
        <translation>Eine Nachricht an jeden Empfänger, dass nichts geschehen ist</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Ends the pause, and tries what waits at once</source>
        <translation>Beendet die Pause und versucht sofort, was wartet</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Address, priorities, quiet time, password</source>
        <translation>Adresse, Prioritäten, Ruhezeit, Passwort</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Nothing is handed on to it any more</source>
        <translation>Nichts wird mehr dorthin weitergegeben</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Nichts wartet.</translation>
    </message>
    <message>
        <source>Messages stand here from the alarm to their end.</source>
        <translation>Hier stehen Nachrichten vom Alarm bis zu ihrem Ende.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Nochmals senden</translation>
    </message>
    <message>
        <source>Puts it into the queue once more</source>
        <translation>Stellt sie noch einmal in die Warteschlange</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>It is not tried any more</source>
        <translation>Sie wird nicht mehr versucht</translation>
    </message>
    <message>
        <source>Alarms are handed on to nobody.</source>
        <translation>Alarme werden an niemanden weitergegeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) need somebody.</source>
        <translation>
            <numerusform>%n Ziel braucht jemanden.</numerusform>
            <numerusform>%n Ziele brauchen jemanden.</numerusform>
        </translation>
    </message>
    <message>
        <source>All targets are well.</source>
        <translation>Allen Zielen geht es gut.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait.</source>
        <translation>
            <numerusform>%n Nachricht wartet.</numerusform>
            <numerusform>%n Nachrichten warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sent, %2 refused</source>
        <comment>counts of messages</comment>
        <translation>%1 gesendet, %2 abgelehnt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>target, how it does</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A test is on its way…</source>
        <translation>Ein Test ist unterwegs …</translation>
    </message>
    <message>
        <source>The test went well. %1</source>
        <comment>what was found</comment>
        <translation>Der Test ist gelungen. %1</translation>
    </message>
    <message>
        <source>The test failed. %1</source>
        <comment>what was found</comment>
        <translation>Der Test ist misslungen. %1</translation>
    </message>
    <message>
        <source>It may have arrived; it is not sent again by itself.</source>
        <translation>Sie kann angekommen sein; von selbst wird sie nicht noch einmal gesendet.</translation>
    </message>
</context>
<context>
    <name>console::HandoverQueueModel</name>
    <message>
        <source>%1. %2</source>
        <comment>what a cell says, its second line</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>When</source>
        <comment>a message is sent, or ended</comment>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>console::HandoverTargetsModel</name>
    <message>
        <source>%1: %2</source>
        <comment>kind of target, where it leads</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what a cell says, its second line</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>Prioritäten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>console::HandoverWatch</name>
    <message numerus="yes">
        <source>%n message(s) could not be handed on.</source>
        <translation>
            <numerusform>%n Nachricht konnte nicht weitergegeben werden.</numerusform>
            <numerusform>%n Nachrichten konnten nicht weitergegeben werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait after a failed attempt.</source>
        <translation>
            <numerusform>%n Nachricht wartet nach einem misslungenen Versuch.</numerusform>
            <numerusform>%n Nachrichten warten nach einem misslungenen Versuch.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>recipient, what was found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Something is being sent to it at this moment. Try again in a minute.</source>
        <translation>Gerade wird etwas dorthin gesendet. Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
</context>
<context>
    <name>console::HandoverWords</name>
    <message>
        <source>taken: %1</source>
        <translation>angenommen: %1</translation>
    </message>
    <message>
        <source>there is no computer named %1</source>
        <translation>es gibt keinen Rechner namens %1</translation>
    </message>
    <message>
        <source>nothing listens at %1</source>
        <translation>an %1 hört niemand zu</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s</source>
        <translation>%1 hat in %2 s nicht geantwortet</translation>
    </message>
    <message>
        <source>the network does not lead to %1: %2</source>
        <translation>das Netz führt nicht zu %1: %2</translation>
    </message>
    <message>
        <source>%1 offers no STARTTLS, and nothing is sent in the clear</source>
        <translation>%1 bietet kein STARTTLS an, und offen wird nichts gesendet</translation>
    </message>
    <message>
        <source>%1 does not speak TLS at this port</source>
        <translation>%1 spricht an diesem Port kein TLS</translation>
    </message>
    <message>
        <source>the certificate is not for %1</source>
        <translation>das Zertifikat gilt nicht für %1</translation>
    </message>
    <message>
        <source>the certificate of %1 is not valid today</source>
        <translation>das Zertifikat von %1 gilt heute nicht</translation>
    </message>
    <message>
        <source>nobody who is trusted signed the certificate of %1</source>
        <translation>das Zertifikat von %1 hat niemand unterschrieben, dem vertraut wird</translation>
    </message>
    <message>
        <source>the file of authorities %1 cannot be read</source>
        <translation>die Datei der Zertifizierungsstellen %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>TLS with %1 fails: %2</source>
        <translation>TLS mit %1 scheitert: %2</translation>
    </message>
    <message>
        <source>%1 is no mail server: it said &quot;%2&quot;</source>
        <translation>%1 ist kein Mailserver: er sagte „%2“</translation>
    </message>
    <message>
        <source>the login of %1 was refused: %2</source>
        <translation>die Anmeldung von %1 wurde abgelehnt: %2</translation>
    </message>
    <message>
        <source>%1 offers no way to log in</source>
        <translation>%1 bietet keine Anmeldung an</translation>
    </message>
    <message>
        <source>its secret is not known</source>
        <translation>das Geheimnis dazu ist nicht bekannt</translation>
    </message>
    <message>
        <source>the sender %1 was refused: %2</source>
        <translation>der Absender %1 wurde abgelehnt: %2</translation>
    </message>
    <message>
        <source>the recipient %1 was refused: %2</source>
        <translation>der Empfänger %1 wurde abgelehnt: %2</translation>
    </message>
    <message>
        <source>the recipient %1 was not taken yet: %2</source>
        <translation>der Empfänger %1 wurde noch nicht angenommen: %2</translation>
    </message>
    <message>
        <source>the message was refused: %1</source>
        <translation>die Nachricht wurde abgelehnt: %1</translation>
    </message>
    <message>
        <source>the server takes no mail now: %1</source>
        <translation>der Server nimmt jetzt keine Mail an: %1</translation>
    </message>
    <message>
        <source>%1 fell silent for %2 s</source>
        <translation>%1 schwieg %2 s lang</translation>
    </message>
    <message>
        <source>%1 was given everything and did not say whether it took it</source>
        <translation>%1 bekam alles und sagte nicht, ob es angenommen ist</translation>
    </message>
    <message>
        <source>%1 broke off the connection</source>
        <translation>%1 hat die Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>it points to another address, %1, which is not followed</source>
        <translation>es verweist auf eine andere Adresse, %1, der nicht gefolgt wird</translation>
    </message>
    <message>
        <source>it answered %1: %2</source>
        <translation>die Antwort war %1: %2</translation>
    </message>
    <message>
        <source>it cannot take it now, and answered %1: %2</source>
        <translation>es kann jetzt nicht angenommen werden; die Antwort war %1: %2</translation>
    </message>
    <message>
        <source>its answer does not hold the words of success: %1</source>
        <translation>in der Antwort stehen nicht die Worte des Erfolgs: %1</translation>
    </message>
    <message>
        <source>there is no serial port %1</source>
        <translation>es gibt keine serielle Schnittstelle %1</translation>
    </message>
    <message>
        <source>another program holds the serial port %1</source>
        <translation>ein anderes Programm hält die serielle Schnittstelle %1</translation>
    </message>
    <message>
        <source>the serial port %1 may not be opened</source>
        <translation>die serielle Schnittstelle %1 darf nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the serial port %1 fails: %2</source>
        <translation>die serielle Schnittstelle %1 versagt: %2</translation>
    </message>
    <message>
        <source>no modem answers at %1</source>
        <translation>an %1 antwortet kein Modem</translation>
    </message>
    <message>
        <source>the modem refused %1: %2</source>
        <translation>das Modem hat %1 abgelehnt: %2</translation>
    </message>
    <message>
        <source>the modem has no SIM card: %1</source>
        <translation>das Modem hat keine SIM-Karte: %1</translation>
    </message>
    <message>
        <source>the SIM card wants a PIN, and none is known</source>
        <translation>die SIM-Karte will eine PIN, und keine ist bekannt</translation>
    </message>
    <message>
        <source>the SIM card refused the PIN; it is not tried again</source>
        <translation>die SIM-Karte hat die PIN abgelehnt; sie wird nicht noch einmal versucht</translation>
    </message>
    <message>
        <source>the SIM card is locked and wants its PUK</source>
        <translation>die SIM-Karte ist gesperrt und will ihre PUK</translation>
    </message>
    <message>
        <source>the modem is in no network: %1</source>
        <translation>das Modem ist in keinem Netz: %1</translation>
    </message>
    <message>
        <source>the SMS was refused: %1 %2</source>
        <translation>die SMS wurde abgelehnt: %1 %2</translation>
    </message>
    <message>
        <source>the SMS could not be sent now: %1 %2</source>
        <translation>die SMS konnte jetzt nicht gesendet werden: %1 %2</translation>
    </message>
    <message>
        <source>only %1 of %2 parts of the SMS went out</source>
        <translation>nur %1 von %2 Teilen der SMS gingen hinaus</translation>
    </message>
    <message>
        <source>the message is too long: %1 bytes</source>
        <translation>die Nachricht ist zu lang: %1 Bytes</translation>
    </message>
    <message>
        <source>it was broken off here</source>
        <translation>es wurde hier abgebrochen</translation>
    </message>
    <message>
        <source>the program ended while this was being sent</source>
        <translation>das Programm endete, während dies gesendet wurde</translation>
    </message>
    <message>
        <source>nothing on this computer shows notifications</source>
        <translation>nichts auf diesem Rechner zeigt Benachrichtigungen</translation>
    </message>
    <message>
        <source>Correct the name, or look whether this computer has a network.</source>
        <translation>Berichtigen Sie den Namen, oder sehen Sie nach, ob dieser Rechner ein Netz hat.</translation>
    </message>
    <message>
        <source>Correct the port (mail: 587 with STARTTLS, 465 with TLS), or start the server.</source>
        <translation>Berichtigen Sie den Port (Mail: 587 mit STARTTLS, 465 mit TLS), oder starten Sie den Server.</translation>
    </message>
    <message>
        <source>Look at the network and at firewalls in between.</source>
        <translation>Sehen Sie nach dem Netz und nach Firewalls dazwischen.</translation>
    </message>
    <message>
        <source>Choose TLS at port 465, or another server.</source>
        <translation>Wählen Sie TLS an Port 465 oder einen anderen Server.</translation>
    </message>
    <message>
        <source>Choose STARTTLS (mail) or http, or correct the port.</source>
        <translation>Wählen Sie STARTTLS (Mail) oder http, oder berichtigen Sie den Port.</translation>
    </message>
    <message>
        <source>Use the name that stands in the certificate.</source>
        <translation>Nehmen Sie den Namen, der im Zertifikat steht.</translation>
    </message>
    <message>
        <source>Look at this computer&apos;s clock; else the server needs a new certificate.</source>
        <translation>Sehen Sie nach der Uhr dieses Rechners; sonst braucht der Server ein neues Zertifikat.</translation>
    </message>
    <message>
        <source>Name the file of the authority that signed it.</source>
        <translation>Nennen Sie die Datei der Stelle, die es unterschrieben hat.</translation>
    </message>
    <message>
        <source>Correct the name of the file.</source>
        <translation>Berichtigen Sie den Namen der Datei.</translation>
    </message>
    <message>
        <source>Correct host and port; with TLS from the first byte choose TLS.</source>
        <translation>Berichtigen Sie Server und Port; bei TLS vom ersten Byte an wählen Sie TLS.</translation>
    </message>
    <message>
        <source>Correct user and password; many providers want a password made for programs.</source>
        <translation>Berichtigen Sie Benutzer und Passwort; viele Anbieter wollen ein eigenes Passwort für Programme.</translation>
    </message>
    <message>
        <source>Choose STARTTLS or TLS, or leave the user empty.</source>
        <translation>Wählen Sie STARTTLS oder TLS, oder lassen Sie den Benutzer leer.</translation>
    </message>
    <message>
        <source>Set the environment variable %1, or type it in the settings.</source>
        <translation>Setzen Sie die Umgebungsvariable %1, oder geben Sie es beim Ziel ein.</translation>
    </message>
    <message>
        <source>Use a sender that belongs to this login.</source>
        <translation>Nehmen Sie einen Absender, der zu dieser Anmeldung gehört.</translation>
    </message>
    <message>
        <source>Correct the address, or ask the server&apos;s owner to let it through.</source>
        <translation>Berichtigen Sie die Adresse, oder bitten Sie den Betreiber des Servers, sie durchzulassen.</translation>
    </message>
    <message>
        <source>Enter that address yourself if it is the right one.</source>
        <translation>Tragen Sie diese Adresse selbst ein, wenn sie die richtige ist.</translation>
    </message>
    <message>
        <source>Look at the address and the secret, and at the receiver&apos;s log.</source>
        <translation>Sehen Sie nach Adresse und Geheimnis und in das Protokoll des Empfängers.</translation>
    </message>
    <message>
        <source>Look at the gateway&apos;s account, number format and template.</source>
        <translation>Sehen Sie nach Konto, Nummernform und Vorlage des Gateways.</translation>
    </message>
    <message>
        <source>Plug the modem in, or choose its port.</source>
        <translation>Stecken Sie das Modem ein, oder wählen Sie seine Schnittstelle.</translation>
    </message>
    <message>
        <source>End the other program; ModemManager can be told to leave this modem alone.</source>
        <translation>Beenden Sie das andere Programm; ModemManager kann dieses Modem in Ruhe lassen.</translation>
    </message>
    <message>
        <source>Add this user to the group dialout and log in again.</source>
        <translation>Nehmen Sie diesen Benutzer in die Gruppe dialout auf und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Choose another of the modem&apos;s ports, or its speed; look whether it has power.</source>
        <translation>Wählen Sie eine andere Schnittstelle des Modems oder seine Geschwindigkeit; sehen Sie nach, ob es Strom hat.</translation>
    </message>
    <message>
        <source>Put a SIM card in.</source>
        <translation>Legen Sie eine SIM-Karte ein.</translation>
    </message>
    <message>
        <source>Enter the PIN, or switch it off in a telephone.</source>
        <translation>Geben Sie die PIN ein, oder schalten Sie sie in einem Telefon ab.</translation>
    </message>
    <message>
        <source>Correct the PIN before its last try; then send a test.</source>
        <translation>Berichtigen Sie die PIN vor dem letzten Versuch; dann senden Sie einen Test.</translation>
    </message>
    <message>
        <source>Unlock it with its PUK in a telephone.</source>
        <translation>Entsperren Sie sie mit der PUK in einem Telefon.</translation>
    </message>
    <message>
        <source>Look at the antenna and the contract of the SIM card.</source>
        <translation>Sehen Sie nach der Antenne und dem Vertrag der SIM-Karte.</translation>
    </message>
    <message>
        <source>Look at the number, the SMS centre and the credit of the SIM card.</source>
        <translation>Sehen Sie nach Nummer, SMS-Zentrale und Guthaben der SIM-Karte.</translation>
    </message>
    <message>
        <source>Ask whether it arrived; send it again if not.</source>
        <translation>Fragen Sie, ob sie angekommen ist; sonst senden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Leave the window open, on a desktop that shows notifications.</source>
        <translation>Lassen Sie das Fenster offen, auf einem Rechner, der Benachrichtigungen zeigt.</translation>
    </message>
    <message>
        <source>Shown on this computer.</source>
        <translation>Auf diesem Rechner gezeigt.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Web hook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>SMS by a modem</source>
        <translation>SMS über ein Modem</translation>
    </message>
    <message>
        <source>SMS by a gateway</source>
        <translation>SMS über ein Gateway</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>whoever sits before it</source>
        <translation>wer davor sitzt</translation>
    </message>
    <message>
        <source>All</source>
        <comment>priorities</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>None</source>
        <comment>priorities</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>Nicht in Gebrauch</translation>
    </message>
    <message>
        <source>Halted until a test goes well</source>
        <translation>Angehalten, bis ein Test gelingt</translation>
    </message>
    <message>
        <source>Paused, tried again in %1</source>
        <translation>Pausiert, nächster Versuch in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait</source>
        <translation>
            <numerusform>%n Nachricht wartet</numerusform>
            <numerusform>%n Nachrichten warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be shown here</source>
        <translation>Kann hier nicht gezeigt werden</translation>
    </message>
    <message>
        <source>The last attempt failed</source>
        <translation>Der letzte Versuch misslang</translation>
    </message>
    <message>
        <source>Sent %1 ago</source>
        <translation>Vor %1 gesendet</translation>
    </message>
    <message>
        <source>The last attempt went well</source>
        <translation>Der letzte Versuch gelang</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Noch nichts gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n held back in the quiet time, told in one message in %1.</source>
        <translation>
            <numerusform>%n in der Ruhezeit zurückgehalten, wird in %1 in einer Nachricht gesagt.</numerusform>
            <numerusform>%n in der Ruhezeit zurückgehalten, werden in %1 in einer Nachricht gesagt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back because more came than may be sent, told in one message in %1.</source>
        <translation>
            <numerusform>%n zurückgehalten, weil mehr kam, als gesendet werden darf; wird in %1 in einer Nachricht gesagt.</numerusform>
            <numerusform>%n zurückgehalten, weil mehr kam, als gesendet werden darf; werden in %1 in einer Nachricht gesagt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back because the queue is full, told in one message when there is room.</source>
        <translation>
            <numerusform>%n zurückgehalten, weil die Warteschlange voll ist; wird in einer Nachricht gesagt, sobald Platz ist.</numerusform>
            <numerusform>%n zurückgehalten, weil die Warteschlange voll ist; werden in einer Nachricht gesagt, sobald Platz ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Perhaps sent</source>
        <translation>Vielleicht gesendet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>SIMULATED [%1]</source>
        <comment>site</comment>
        <translation>SIMULIERT [%1]</translation>
    </message>
    <message>
        <source>SIMULATED %1</source>
        <comment>site</comment>
        <translation>SIMULIERT %1</translation>
    </message>
    <message>
        <source>%1 Test of alarm hand-over</source>
        <comment>site</comment>
        <translation>%1 Test der Weitergabe von Alarmen</translation>
    </message>
    <message>
        <source>This is a test from Meterdeck, sent at %1.</source>
        <translation>Dies ist ein Test von Meterdeck, gesendet um %1.</translation>
    </message>
    <message>
        <source>Nothing happened, and nothing is to be done.</source>
        <translation>Nichts ist geschehen, und nichts ist zu tun.</translation>
    </message>
    <message>
        <source>%1: test of alarm hand-over, nothing happened</source>
        <comment>site</comment>
        <translation>%1: Test der Weitergabe von Alarmen, nichts ist geschehen</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>priority, what happened, alarm</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>alarm, where</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Alarm: %1</source>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation>Priorität: %1</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Value: %1</source>
        <translation>Wert: %1</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
    <message>
        <source>By: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>Site: %1</source>
        <translation>Anlage: %1</translation>
    </message>
    <message>
        <source>These are simulated meters: nothing of this is real.</source>
        <translation>Dies sind simulierte Zähler: Nichts davon ist wirklich.</translation>
    </message>
    <message>
        <source>What to do:</source>
        <translation>Was zu tun ist:</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>alarm and where, value</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>site, what happened, time of day</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm message(s) held back</source>
        <translation>
            <numerusform>%n Alarmnachricht zurückgehalten</numerusform>
            <numerusform>%n Alarmnachrichten zurückgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>They came in the quiet time.</source>
        <translation>Sie kamen in der Ruhezeit.</translation>
    </message>
    <message>
        <source>More came than are sent in so short a time.</source>
        <translation>Es kamen mehr, als in so kurzer Zeit gesendet werden.</translation>
    </message>
    <message>
        <source>More came than the queue holds.</source>
        <translation>Es kamen mehr, als die Warteschlange fasst.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>how many were held back, why</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>From %1 to %2: %3.</source>
        <comment>time, time, how many of each priority</comment>
        <translation>Von %1 bis %2: %3.</translation>
    </message>
    <message>
        <source>The newest of them:</source>
        <translation>Die neuesten davon:</translation>
    </message>
    <message>
        <source>%1: %2 (%3), newest: %4</source>
        <comment>site, how many, of which priorities, the newest</comment>
        <translation>%1: %2 (%3), zuletzt: %4</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>priorities</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>after a test</source>
        <translation>nach einem Test</translation>
    </message>
</context>
<context>
    <name>console::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Import from a folder</source>
        <translation>Aus einem Ordner importieren</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Data (*.csv *.db *.sqlite *.json *.jsonl)</source>
        <translation>Daten (*.csv *.db *.sqlite *.json *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>DSN=…, or Driver=…;Server=…;Database=…;UID=…</source>
        <translation>DSN=… oder Driver=…;Server=…;Database=…;UID=…</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>Der Ordner</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>It is recognised from the file, or you choose it.</source>
        <translation>Sie wird an der Datei erkannt, oder Sie wählen sie.</translation>
    </message>
    <message>
        <source>The preview was ended after %1 rows; the import reads all of them.</source>
        <translation>Die Vorschau wurde nach %1 Zeilen beendet; der Import liest alle.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are new.</source>
        <translation>
            <numerusform>%n Ereignis ist neu.</numerusform>
            <numerusform>%n Ereignisse sind neu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) or row(s) were not taken; the preview lists them, and the newest stay with the workspace.</source>
        <translation>
            <numerusform>%n Wert oder eine Zeile wurde nicht übernommen; die Vorschau nennt sie, und die neuesten bleiben beim Arbeitsbereich.</numerusform>
            <numerusform>%n Werte oder Zeilen wurden nicht übernommen; die Vorschau nennt sie, und die neuesten bleiben beim Arbeitsbereich.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was stored stays. The same import goes on where this one was ended.</source>
        <translation>Was gespeichert ist, bleibt. Derselbe Import geht dort weiter, wo dieser beendet wurde.</translation>
    </message>
    <message>
        <source>You find them on the page of each device, under its trends and in every export; their source is named there.</source>
        <translation>Sie finden sie auf der Seite jedes Geräts, in seinen Verläufen und in jedem Export; ihre Quelle ist dort genannt.</translation>
    </message>
    <message>
        <source>Not imported to the end</source>
        <translation>Nicht bis zum Ende importiert</translation>
    </message>
    <message>
        <source>Ended early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <translation>Importiert aus %1</translation>
    </message>
    <message>
        <source>Save what is not taken</source>
        <translation>Nicht Übernommenes speichern</translation>
    </message>
    <message>
        <source>Comma separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Import from %1</source>
        <translation>Import aus %1</translation>
    </message>
    <message>
        <source>Import more</source>
        <translation>Weiteres importieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Enough seen</source>
        <translation>Genug gesehen</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose what to import.</source>
        <translation>Wählen Sie, was importiert werden soll.</translation>
    </message>
    <message>
        <source>Choose the kind of the source.</source>
        <translation>Wählen Sie die Art der Quelle.</translation>
    </message>
    <message>
        <source>The preview stores nothing.</source>
        <translation>Die Vorschau speichert nichts.</translation>
    </message>
    <message>
        <source>All of this is stored already.</source>
        <translation>Alles davon ist schon gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 readings are not stored yet, %2 are.</source>
        <translation>
            <numerusform>%1 Messwert ist noch nicht gespeichert, %2 sind es.</numerusform>
            <numerusform>%1 Messwerte sind noch nicht gespeichert, %2 sind es.</numerusform>
        </translation>
    </message>
    <message>
        <source>Live data go on beside it. What is stored stays when you cancel.</source>
        <translation>Die laufenden Daten gehen daneben weiter. Was gespeichert ist, bleibt beim Abbrechen.</translation>
    </message>
    <message>
        <source>Takes data of another system into this workspace. You see what would be stored before it is.</source>
        <translation>Übernimmt Daten eines anderen Systems in diesen Arbeitsbereich. Sie sehen vorher, was gespeichert würde.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>ODBC connection</source>
        <translation>ODBC-Verbindung</translation>
    </message>
    <message>
        <source>Where the data are</source>
        <translation>Wo die Daten liegen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the source</source>
        <translation>Quelle wählen</translation>
    </message>
    <message>
        <source>Password, where the server asks for one</source>
        <translation>Passwort, falls der Server eines verlangt</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>It is used for this import and written down nowhere.</source>
        <translation>Es gilt für diesen Import und wird nirgends aufgeschrieben.</translation>
    </message>
    <message>
        <source>This computer’s: %1</source>
        <translation>Die dieses Rechners: %1</translation>
    </message>
    <message>
        <source>Zone of the source</source>
        <translation>Zeitzone der Quelle</translation>
    </message>
    <message>
        <source>For times that name no zone of their own.</source>
        <translation>Für Zeiten, die selbst keine Zone nennen.</translation>
    </message>
    <message>
        <source>Repair them as</source>
        <translation>Reparieren als</translation>
    </message>
    <message>
        <source>Month of damaged rows</source>
        <translation>Monat der beschädigten Zeilen</translation>
    </message>
    <message>
        <source>Some loggers wrote “-m-” instead of the month. Unrepaired, such rows are listed as not taken. Repaired, they get this month, count as estimated, and their source says so.</source>
        <translation>Manche Logger schrieben „-m-“ statt des Monats. Ohne Reparatur stehen solche Zeilen unter „Nicht übernommen“. Repariert bekommen sie diesen Monat, gelten als geschätzt, und ihre Quelle sagt es.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Not recognised yet</source>
        <translation>Noch nicht erkannt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Damaged months</source>
        <translation>Beschädigte Monate</translation>
    </message>
    <message>
        <source>Looking at the source</source>
        <translation>Die Quelle wird angesehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>None of this is stored yet.</source>
        <translation>Nichts davon ist schon gespeichert.</translation>
    </message>
</context>
<context>
    <name>console::ImportPreview</name>
    <message>
        <source>Readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Nicht übernommen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>What the import found</source>
        <translation>Was der Import fand</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>In the workspace</source>
        <translation>Im Arbeitsbereich</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Why it is not taken</source>
        <translation>Warum nicht übernommen</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Was dort steht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Readings by device and quantity</source>
        <translation>Messwerte nach Gerät und Größe</translation>
    </message>
    <message>
        <source>First rows as they are stored</source>
        <translation>Erste Zeilen, wie sie gespeichert werden</translation>
    </message>
    <message>
        <source>What is not taken</source>
        <translation>Was nicht übernommen wird</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>Was ausgelassen wird</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Save what is not taken as CSV</source>
        <translation>Nicht Übernommenes als CSV speichern</translation>
    </message>
    <message>
        <source>Readings (%1)</source>
        <translation>Messwerte (%1)</translation>
    </message>
    <message>
        <source>Not taken (%1)</source>
        <translation>Nicht übernommen (%1)</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>Ausgelassen (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%1 readings, from %2 to %3.</source>
        <translation>
            <numerusform>%1 Messwert, von %2 bis %3.</numerusform>
            <numerusform>%1 Messwerte, von %2 bis %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>No readings were found.</source>
        <translation>Es wurden keine Messwerte gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s).</source>
        <translation>
            <numerusform>%n Ereignis.</numerusform>
            <numerusform>%n Ereignisse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s), known already.</source>
        <translation>
            <numerusform>%n Gerät, schon bekannt.</numerusform>
            <numerusform>%n Geräte, schon bekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s), new to this workspace.</source>
        <translation>
            <numerusform>%n Gerät, neu in diesem Arbeitsbereich.</numerusform>
            <numerusform>%n Geräte, neu in diesem Arbeitsbereich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s), %1 of them new to this workspace.</source>
        <translation>
            <numerusform>%n Gerät, davon %1 neu in diesem Arbeitsbereich.</numerusform>
            <numerusform>%n Geräte, davon %1 neu in diesem Arbeitsbereich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with a repaired month, marked as estimated.</source>
        <translation>
            <numerusform>%n Zeile mit repariertem Monat, als geschätzt markiert.</numerusform>
            <numerusform>%n Zeilen mit repariertem Monat, als geschätzt markiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Times without a zone are read as %1.</source>
        <translation>Zeiten ohne Zone werden als %1 gelesen.</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>no readings</source>
        <translation>keine Messwerte</translation>
    </message>
    <message>
        <source>The first %1 of %2 lines.</source>
        <translation>Die ersten %1 von %2 Zeilen.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no value</comment>
        <translation>keiner</translation>
    </message>
    <message numerus="yes">
        <source>The first %n reading(s), as they are stored.</source>
        <translation>
            <numerusform>Der erste Messwert, wie er gespeichert wird.</numerusform>
            <numerusform>Die ersten %n Messwerte, wie sie gespeichert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>reason and how often</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Everything can be taken.</source>
        <translation>Alles kann übernommen werden.</translation>
    </message>
    <message>
        <source>%1 · the first %2 are listed, the file has all.</source>
        <comment>reasons, count</comment>
        <translation>%1 · aufgeführt sind die ersten %2, die Datei hat alle.</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>to be known</source>
        <translation>zu wissen</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>Nichts wird ausgelassen.</translation>
    </message>
</context>
<context>
    <name>console::IntervalCard</name>
    <message>
        <source>Measurements</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Reporting intervals</source>
        <translation>Meldeintervalle</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change the reporting intervals</source>
        <translation>Die Meldeintervalle ändern</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>ordered %1</source>
        <translation>befohlen %1</translation>
    </message>
    <message>
        <source>factory %1</source>
        <translation>ab Werk %1</translation>
    </message>
</context>
<context>
    <name>console::IntervalDialog</name>
    <message>
        <source>Change reporting intervals</source>
        <translation>Meldeintervalle ändern</translation>
    </message>
    <message>
        <source>Change the interval of %1</source>
        <translation>Das Intervall von %1 ändern</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>New interval of %1 in seconds</source>
        <translation>Neues Intervall von %1 in Sekunden</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>New interval, limits of the profile, measured now</source>
        <translation>Neues Intervall, Grenzen des Profils, jetzt gemessen</translation>
    </message>
    <message>
        <source>Hold to change</source>
        <translation>Halten zum Ändern</translation>
    </message>
    <message>
        <source>proof: three arrivals in a row within 20 % of it</source>
        <translation>Nachweis: drei Meldungen in Folge, höchstens 20 % daneben</translation>
    </message>
    <message>
        <source>nothing chosen yet</source>
        <translation>noch nichts gewählt</translation>
    </message>
    <message>
        <source>%1 already come every %2</source>
        <translation>%1: kommen schon alle %2</translation>
    </message>
    <message>
        <source>%1 will change</source>
        <translation>%1: wird geändert</translation>
    </message>
    <message>
        <source>now every %1</source>
        <translation>jetzt alle %1</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>%1 every %2</source>
        <translation>%1 alle %2</translation>
    </message>
    <message>
        <source>Verified: %1</source>
        <translation>Bestätigt: %1</translation>
    </message>
    <message>
        <source>Mismatch: not %1</source>
        <translation>Abweichung: nicht %1</translation>
    </message>
    <message>
        <source>No answer: interval unknown</source>
        <translation>Keine Antwort: Intervall unbekannt</translation>
    </message>
    <message>
        <source>Rejected: already %1</source>
        <translation>Abgelehnt: schon %1</translation>
    </message>
    <message>
        <source>Rejected: nothing was sent</source>
        <translation>Abgelehnt: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Expired: nothing was sent</source>
        <translation>Verfallen: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Cancelled: nothing was sent</source>
        <translation>Abgebrochen: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Proved by three arrivals in a row: %1.</source>
        <translation>Nachgewiesen durch drei Meldungen in Folge: %1.</translation>
    </message>
    <message>
        <source>It reports, but not as ordered: %1.</source>
        <translation>Es meldet, aber nicht wie befohlen: %1.</translation>
    </message>
    <message>
        <source>Four ordered intervals passed without an arrival.</source>
        <translation>Vier befohlene Intervalle vergingen ohne Meldung.</translation>
    </message>
    <message>
        <source>Nothing more to do. The device keeps it over a restart.</source>
        <translation>Nichts weiter zu tun. Das Gerät behält es über einen Neustart.</translation>
    </message>
    <message>
        <source>Another program may set it too, or the device ignores this key. The console will not repeat the order.</source>
        <translation>Vielleicht setzt es auch ein anderes Programm, oder das Gerät beachtet diesen Schlüssel nicht. Die Konsole wiederholt den Befehl nicht.</translation>
    </message>
    <message>
        <source>Not failed and not done: see whether the device still reports at all.</source>
        <translation>Weder misslungen noch getan: Sehen Sie nach, ob das Gerät überhaupt noch meldet.</translation>
    </message>
    <message>
        <source>A new order starts with a new confirmation.</source>
        <translation>Ein neuer Befehl beginnt mit einer neuen Bestätigung.</translation>
    </message>
    <message>
        <source>It was sent; the wait for its proof was ended by hand.</source>
        <translation>Er wurde gesendet; das Warten auf den Nachweis wurde von Hand beendet.</translation>
    </message>
</context>
<context>
    <name>console::JobPage</name>
    <message>
        <source>%1: %2</source>
        <comment>place and detail</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>console::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Filter by word or key</source>
        <translation>Nach Wort oder Taste filtern</translation>
    </message>
    <message>
        <source>Filter keys</source>
        <translation>Tasten filtern</translation>
    </message>
    <message>
        <source>Map of keys</source>
        <translation>Tastenübersicht</translation>
    </message>
    <message>
        <source>Letters alone work outside of fields.</source>
        <translation>Einzelne Buchstaben wirken außerhalb von Feldern.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what a key does and the key</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>console::LastValuesCard</name>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>Last values</source>
        <translation>Letzte Werte</translation>
    </message>
    <message>
        <source>Add to trend</source>
        <translation>Zum Trend hinzufügen</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n quantities, %1 never sent</source>
        <translation>
            <numerusform>%n Größe, %1 nie gesendet</numerusform>
            <numerusform>%n Größen, %1 nie gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quantities</source>
        <translation>
            <numerusform>%n Größe</numerusform>
            <numerusform>%n Größen</numerusform>
        </translation>
    </message>
    <message>
        <source>imported: %1</source>
        <translation>importiert: %1</translation>
    </message>
</context>
<context>
    <name>console::LastValuesModel</name>
    <message>
        <source>%1, %2</source>
        <comment>quantity and channel</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1, retained</source>
        <comment>state</comment>
        <translation>%1, gespeicherte Kopie</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>last hour from %1 to %2</source>
        <translation>letzte Stunde von %1 bis %2</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>value with unit, quality, age</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>value and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Leitung %1</translation>
    </message>
    <message>
        <source>Line %1, %2</source>
        <comment>its number, and what people call it</comment>
        <translation>Leitung %1, %2</translation>
    </message>
</context>
<context>
    <name>console::LineBoard</name>
    <message>
        <source>Board of lines</source>
        <translation>Tafel der Leitungen</translation>
    </message>
</context>
<context>
    <name>console::LineDetail</name>
    <message>
        <source>No site chosen</source>
        <translation>Kein Standort gewählt</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Bezeichnungen…</translation>
    </message>
    <message>
        <source>Change the labels and customers of the lines of this site</source>
        <translation>Bezeichnungen und Kunden der Leitungen dieses Standorts ändern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the page of this device</source>
        <translation>Die Seite dieses Geräts öffnen</translation>
    </message>
    <message>
        <source>Open device</source>
        <translation>Gerät öffnen</translation>
    </message>
    <message>
        <source>Lines of this site</source>
        <translation>Leitungen dieses Standorts</translation>
    </message>
    <message>
        <source>Line history</source>
        <translation>Verlauf der Leitungen</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 T</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 T</translation>
    </message>
    <message>
        <source>Time span</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Hatched: nothing was heard; neither uptime nor outage.</source>
        <translation>Schraffiert: nichts gehört; weder Betrieb noch Ausfall.</translation>
    </message>
    <message>
        <source>Outages here</source>
        <translation>Ausfälle hier</translation>
    </message>
    <message>
        <source>None in this time.</source>
        <translation>Keine in dieser Zeit.</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>hollow squares: substituted</source>
        <translation>hohle Quadrate: ersetzt</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>nie gehört</translation>
    </message>
    <message numerus="yes">
        <source>%n in 24 h</source>
        <translation>
            <numerusform>%n in 24 h</numerusform>
            <numerusform>%n in 24 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 7 days</source>
        <translation>
            <numerusform>%n in 7 Tagen</numerusform>
            <numerusform>%n in 7 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 30 days</source>
        <translation>
            <numerusform>%n in 30 Tagen</numerusform>
            <numerusform>%n in 30 Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Planned work…</source>
        <translation>Geplante Arbeit …</translation>
    </message>
    <message>
        <source>Note planned work here, or take it back</source>
        <translation>Hier geplante Arbeit vermerken oder zurücknehmen</translation>
    </message>
</context>
<context>
    <name>console::LineDevicesModel</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a device and its lines</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Leitungen</translation>
    </message>
    <message>
        <source>Off for</source>
        <translation>Aus seit</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Zuletzt gehört</translation>
    </message>
</context>
<context>
    <name>console::LineIndicesCard</name>
    <message>
        <source>Interruption indices</source>
        <translation>Unterbrechungskennzahlen</translation>
    </message>
    <message>
        <source>Minutes off, by day</source>
        <translation>Minuten ohne Strom, je Tag</translation>
    </message>
    <message>
        <source>Being counted…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <comment>days of this month, the last with its month</comment>
        <translation>1. bis %1</translation>
    </message>
    <message>
        <source>a customer</source>
        <translation>je Kunde</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>je Leitung</translation>
    </message>
    <message>
        <source>No line was seen in this month yet: nothing can be told.</source>
        <translation>In diesem Monat wurde noch keine Leitung gesehen: Es lässt sich nichts sagen.</translation>
    </message>
    <message>
        <source>%1 min %2</source>
        <comment>minutes, each customer or line</comment>
        <translation>%1 min %2</translation>
    </message>
    <message>
        <source>%1 min without major days</source>
        <translation>%1 min ohne Großstörungstage</translation>
    </message>
    <message>
        <source>SAIDI</source>
        <translation>SAIDI</translation>
    </message>
    <message>
        <source>SAIFI</source>
        <translation>SAIFI</translation>
    </message>
    <message>
        <source>%1 sustained</source>
        <translation>%1 anhaltend</translation>
    </message>
    <message>
        <source>CAIDI</source>
        <translation>CAIDI</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>none ended</source>
        <translation>keine beendet</translation>
    </message>
    <message>
        <source>MAIFI</source>
        <translation>MAIFI</translation>
    </message>
    <message>
        <source>%1 momentary</source>
        <translation>%1 kurz</translation>
    </message>
    <message>
        <source>ASAI</source>
        <translation>ASAI</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>%1: %2 min</source>
        <comment>a day and its minutes</comment>
        <translation>%1: %2 min</translation>
    </message>
    <message>
        <source>A line interruption index: the customers are not known for every line.</source>
        <translation>Eine Kennzahl je Leitung: Nicht für jede Leitung sind die Kunden bekannt.</translation>
    </message>
    <message>
        <source>Major days: too little history to tell.</source>
        <translation>Großstörungstage: zu wenig Verlauf für eine Aussage.</translation>
    </message>
    <message>
        <source>Outages and regions…</source>
        <translation>Ausfälle und Regionen …</translation>
    </message>
    <message>
        <source>Change how interruptions are counted, and by which regions</source>
        <translation>Ändern, wie Unterbrechungen gezählt werden und nach welchen Regionen</translation>
    </message>
    <message>
        <source>%1 min without planned work</source>
        <translation>%1 min ohne geplante Arbeit</translation>
    </message>
</context>
<context>
    <name>console::LineLabelsDialog</name>
    <message>
        <source>Lines of %1</source>
        <translation>Leitungen von %1</translation>
    </message>
    <message>
        <source>What each line feeds, and how many customers hang on it.</source>
        <translation>Was jede Leitung speist und wie viele Kunden an ihr hängen.</translation>
    </message>
    <message>
        <source>It was always so</source>
        <translation>Es war immer so</translation>
    </message>
    <message>
        <source>From today on</source>
        <translation>Ab heute</translation>
    </message>
    <message>
        <source>Since when it holds</source>
        <translation>Seit wann es gilt</translation>
    </message>
    <message>
        <source>From today on, what was said before stays true of the days before.</source>
        <translation>Ab heute: Was vorher galt, gilt weiter für die Tage davor.</translation>
    </message>
    <message>
        <source>Label of line %1</source>
        <translation>Bezeichnung der Leitung %1</translation>
    </message>
    <message>
        <source>Customers on line %1</source>
        <translation>Kunden an Leitung %1</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Leitung %1</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>The workspace is opened anew with it.</source>
        <translation>Der Arbeitsbereich wird damit neu geöffnet.</translation>
    </message>
    <message>
        <source>A whole number up to %1, or nothing.</source>
        <translation>Eine ganze Zahl bis %1 oder nichts.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>console::LineOutagesModel</name>
    <message>
        <source>ongoing</source>
        <translation>dauert an</translation>
    </message>
    <message>
        <source>Nothing was heard in part of it; that part is not counted</source>
        <translation>In einem Teil davon wurde nichts gehört; er zählt nicht mit</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Known to</source>
        <translation>Genau auf</translation>
    </message>
    <message>
        <source>%1, ongoing</source>
        <comment>a duration</comment>
        <translation>%1, dauert an</translation>
    </message>
</context>
<context>
    <name>console::LineRegionsModel</name>
    <message>
        <source>Province</source>
        <translation>Provinz</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>Lines off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
</context>
<context>
    <name>console::LineRowsModel</name>
    <message>
        <source>no label</source>
        <translation>ohne Bezeichnung</translation>
    </message>
    <message>
        <source>Off, back?</source>
        <comment>power is told to be back and not believed yet</comment>
        <translation>Aus, zurück?</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>nie gehört</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <comment>a state</comment>
        <translation>%1 seit %2</translation>
    </message>
    <message numerus="yes">
        <source>%n customers</source>
        <translation>
            <numerusform>%n Kunde</numerusform>
            <numerusform>%n Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>No.</source>
        <comment>number of a line</comment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
</context>
<context>
    <name>console::LineWords</name>
    <message numerus="yes">
        <source>%n off</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n aus</numerusform>
            <numerusform>%n aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n veraltet</numerusform>
            <numerusform>%n veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n an</numerusform>
            <numerusform>%n an</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Leitung %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>line and its label</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>district, province</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>Ohne Ort</translation>
    </message>
    <message>
        <source>Momentary</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Sustained</source>
        <translation>Anhaltend</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>Andauernd</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Whole device</source>
        <translation>Ganzes Gerät</translation>
    </message>
    <message>
        <source>Power or link</source>
        <translation>Strom oder Verbindung</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>Eine Leitung</translation>
    </message>
    <message>
        <source>Within work that was announced</source>
        <translation>Während angekündigter Arbeiten</translation>
    </message>
    <message>
        <source>%1 of %2 devices of the region lost lines together</source>
        <translation>%1 von %2 Geräten der Region verloren zugleich Leitungen</translation>
    </message>
    <message>
        <source>The device was silent around its start</source>
        <translation>Das Gerät schwieg um seinen Beginn</translation>
    </message>
    <message>
        <source>%1 of %2 lines of the device fell within a minute</source>
        <translation>%1 von %2 Leitungen des Geräts fielen binnen einer Minute</translation>
    </message>
    <message>
        <source>start not seen</source>
        <translation>Beginn nicht gesehen</translation>
    </message>
    <message>
        <source>± %1</source>
        <comment>a duration</comment>
        <translation>± %1</translation>
    </message>
    <message>
        <source>Momentary: %1 or less. Reading gaps are neither outage nor uptime.</source>
        <translation>Kurz: höchstens %1. Lücken in den Messwerten sind weder Ausfall noch Betrieb.</translation>
    </message>
    <message>
        <source>Momentary: shorter than %1. Reading gaps are neither outage nor uptime.</source>
        <translation>Kurz: kürzer als %1. Lücken in den Messwerten sind weder Ausfall noch Betrieb.</translation>
    </message>
    <message>
        <source>Some lines</source>
        <translation>Einige Leitungen</translation>
    </message>
</context>
<context>
    <name>console::LinesPage</name>
    <message>
        <source>Lines and map</source>
        <translation>Leitungen und Karte</translation>
    </message>
    <message>
        <source>Provinces and indices</source>
        <translation>Provinzen und Kennzahlen</translation>
    </message>
    <message>
        <source>Chosen site</source>
        <translation>Gewählter Standort</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>How sites are shown</source>
        <translation>Wie Standorte gezeigt werden</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>Full screen, to be read from across the room</source>
        <translation>Vollbild, quer durch den Raum lesbar</translation>
    </message>
    <message>
        <source>Provinces</source>
        <translation>Provinzen</translation>
    </message>
    <message>
        <source>worst first</source>
        <translation>schlimmste zuerst</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Show every province again</source>
        <translation>Wieder alle Provinzen zeigen</translation>
    </message>
    <message>
        <source>All provinces</source>
        <translation>Alle Provinzen</translation>
    </message>
    <message>
        <source>Site or region</source>
        <translation>Standort oder Region</translation>
    </message>
    <message>
        <source>Find sites</source>
        <translation>Standorte finden</translation>
    </message>
    <message>
        <source>Find sites (Ctrl+F)</source>
        <translation>Standorte finden (Strg+F)</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>No device monitors lines yet.</source>
        <translation>Noch überwacht kein Gerät Leitungen.</translation>
    </message>
    <message>
        <source>Devices with up to eight monitored lines stand here as soon as they speak, and on the map when the workspace says where they are.</source>
        <translation>Geräte mit bis zu acht überwachten Leitungen stehen hier, sobald sie sich melden, und auf der Karte, wenn der Arbeitsbereich sagt, wo sie sind.</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n sites</source>
        <translation>
            <numerusform>%n Standort</numerusform>
            <numerusform>%n Standorte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n Leitung</numerusform>
            <numerusform>%n Leitungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n without a place</source>
        <translation>
            <numerusform>%1, %2, %n ohne Ort</numerusform>
            <numerusform>%1, %2, %n ohne Ort</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>sites, lines</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No line is known to be off.</source>
        <translation>Von keiner Leitung ist bekannt, dass sie aus ist.</translation>
    </message>
    <message>
        <source>%1 at %2.</source>
        <comment>lines off at sites</comment>
        <translation>%1 an %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n lines off</source>
        <translation>
            <numerusform>%n Leitung aus</numerusform>
            <numerusform>%n Leitungen aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them in %1.</source>
        <translation>
            <numerusform>%n davon in %1.</numerusform>
            <numerusform>%n davon in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are not sure.</source>
        <translation>
            <numerusform>%n Leitung ist unsicher.</numerusform>
            <numerusform>%n Leitungen sind unsicher.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n lines are labelled.</source>
        <translation>
            <numerusform>%1 von %n Leitung ist bezeichnet.</numerusform>
            <numerusform>%1 von %n Leitungen sind bezeichnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The past is still being read.</source>
        <translation>Die Vergangenheit wird noch gelesen.</translation>
    </message>
    <message>
        <source>Map background…</source>
        <translation>Kartenhintergrund …</translation>
    </message>
    <message>
        <source>Allow them</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Allow map tiles</source>
        <translation>Kartenkacheln erlauben</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Alle Regionen</translation>
    </message>
    <message>
        <source>Show every region again</source>
        <translation>Wieder alle Regionen zeigen</translation>
    </message>
</context>
<context>
    <name>console::LiveFeed</name>
    <message>
        <source>heartbeat %1 ago</source>
        <translation>Lebenszeichen vor %1</translation>
    </message>
    <message>
        <source>last answer %1 ago</source>
        <translation>letzte Antwort vor %1</translation>
    </message>
    <message>
        <source>node up, no measurement for %1</source>
        <translation>Knoten da, seit %1 keine Messung</translation>
    </message>
    <message>
        <source>node up, no measurement yet</source>
        <translation>Knoten da, noch keine Messung</translation>
    </message>
    <message>
        <source>last heard %1 ago; what is shown is the last known</source>
        <translation>zuletzt vor %1 gehört; gezeigt wird das zuletzt Bekannte</translation>
    </message>
    <message>
        <source>what is shown is the last known</source>
        <translation>gezeigt wird das zuletzt Bekannte</translation>
    </message>
    <message>
        <source>silent for %1</source>
        <translation>seit %1 stumm</translation>
    </message>
    <message>
        <source>never answered in this run</source>
        <translation>hat in diesem Lauf nie geantwortet</translation>
    </message>
    <message>
        <source>only stored or retained copies so far</source>
        <translation>bisher nur gespeicherte Kopien</translation>
    </message>
    <message>
        <source>nothing has been heard from it</source>
        <translation>es wurde nichts von ihm gehört</translation>
    </message>
</context>
<context>
    <name>console::MainWindow</name>
    <message>
        <source>Simulated.</source>
        <translation>Simuliert.</translation>
    </message>
    <message>
        <source>No real meter here: every value comes from a fleet inside this computer.</source>
        <translation>Kein echter Zähler hier: Jeder Wert kommt von einer Flotte in diesem Rechner.</translation>
    </message>
    <message>
        <source>Operate</source>
        <translation>Bedienen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Plumbing</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>Transports</source>
        <translation>Anbindungen</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Workspaces (*.json);;All files (*)</source>
        <translation>Arbeitsbereiche (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Not recording.</source>
        <translation>Keine Aufzeichnung.</translation>
    </message>
    <message>
        <source>A profile was left out</source>
        <translation>Ein Profil wurde ausgelassen</translation>
    </message>
    <message>
        <source>%1 – Meterdeck</source>
        <translation>%1 – Meterdeck</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation>Kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>Nothing connected</source>
        <translation>Nichts verbunden</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 Nachr./s</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>transports up of all</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Nothing is recorded yet</source>
        <translation>Noch wird nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Find a page, device or command</source>
        <translation>Seite, Gerät oder Befehl suchen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Leave a dialog, the full screen or a page, back to where you were</source>
        <translation>Einen Dialog, das Vollbild oder eine Seite verlassen, zurück, wo Sie waren</translation>
    </message>
    <message>
        <source>Filter what the page lists</source>
        <translation>Filtern, was die Seite auflistet</translation>
    </message>
    <message>
        <source>Full screen, to be read from across the room</source>
        <translation>Vollbild, quer durch den Raum lesbar</translation>
    </message>
    <message>
        <source>Fold the navigation to icons, or show its names</source>
        <translation>Navigation auf Symbole einklappen oder Namen zeigen</translation>
    </message>
    <message>
        <source>Switch between the light and the dark theme</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Open this device in a window of its own</source>
        <translation>Dieses Gerät in einem eigenen Fenster öffnen</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Arbeitsbereich öffnen …</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Add a bus…</source>
        <translation>Bus hinzufügen …</translation>
    </message>
    <message>
        <source>Add a broker…</source>
        <translation>Broker hinzufügen …</translation>
    </message>
    <message>
        <source>Add a device…</source>
        <translation>Gerät hinzufügen …</translation>
    </message>
    <message>
        <source>Change this transport…</source>
        <translation>Diese Anbindung ändern …</translation>
    </message>
    <message>
        <source>Remove this transport…</source>
        <translation>Diese Anbindung entfernen …</translation>
    </message>
    <message>
        <source>Change this device’s name and place…</source>
        <translation>Name und Ort dieses Geräts ändern …</translation>
    </message>
    <message>
        <source>Remove this device’s entry…</source>
        <translation>Eintrag dieses Geräts entfernen …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Open the demo fleet</source>
        <translation>Demo-Flotte öffnen</translation>
    </message>
    <message>
        <source>Close the workspace</source>
        <translation>Arbeitsbereich schließen</translation>
    </message>
    <message>
        <source>Leave Meterdeck</source>
        <translation>Meterdeck beenden</translation>
    </message>
    <message>
        <source>In tables</source>
        <translation>In Tabellen</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>Zeile wählen</translation>
    </message>
    <message>
        <source>Open the chosen row</source>
        <translation>Gewählte Zeile öffnen</translation>
    </message>
    <message>
        <source>Copy the chosen devices</source>
        <translation>Gewählte Geräte kopieren</translation>
    </message>
    <message>
        <source>On a device’s page</source>
        <translation>Auf der Seite eines Geräts</translation>
    </message>
    <message>
        <source>Go to the relay</source>
        <translation>Zum Relais</translation>
    </message>
    <message>
        <source>Go to the trend</source>
        <translation>Zum Trend</translation>
    </message>
    <message>
        <source>In a trend</source>
        <translation>In einem Trend</translation>
    </message>
    <message>
        <source>Move in time</source>
        <translation>In der Zeit bewegen</translation>
    </message>
    <message>
        <source>Look closer or from further away</source>
        <translation>Näher oder aus größerer Ferne ansehen</translation>
    </message>
    <message>
        <source>As it was, or live</source>
        <translation>Wie es war, oder live</translation>
    </message>
    <message>
        <source>Place the first or the second cursor</source>
        <translation>Ersten oder zweiten Cursor setzen</translation>
    </message>
    <message>
        <source>In an order’s dialog</source>
        <translation>Im Dialog eines Befehls</translation>
    </message>
    <message>
        <source>Hold to give the order</source>
        <translation>Halten, um den Befehl zu geben</translation>
    </message>
    <message>
        <source>Leave; nothing is sent</source>
        <translation>Verlassen; nichts wird gesendet</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Understand</source>
        <translation>Verstehen</translation>
    </message>
    <message>
        <source>Add a bus behind the network…</source>
        <translation>Bus hinter dem Netz hinzufügen…</translation>
    </message>
    <message>
        <source>Energy: register, integrated, difference</source>
        <translation>Energie: Zählerstand, integriert, Differenz</translation>
    </message>
    <message>
        <source>Explain how this meter is read</source>
        <translation>Erklären, wie dieser Zähler gelesen wird</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n transports up</source>
        <translation>
            <numerusform>%1 von %n Anbindung steht</numerusform>
            <numerusform>%1 von %n Anbindungen stehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Register map: make a profile of your own…</source>
        <translation>Registertabelle: ein eigenes Profil anlegen …</translation>
    </message>
    <message>
        <source>Register map…</source>
        <translation>Registertabelle …</translation>
    </message>
    <message>
        <source>Search a bus for meters…</source>
        <translation>Zähler auf einem Bus suchen…</translation>
    </message>
    <message>
        <source>Not imported to the end: %1</source>
        <translation>Nicht bis zum Ende importiert: %1</translation>
    </message>
    <message>
        <source>Import ended early: %1</source>
        <translation>Import vorzeitig beendet: %1</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>Importiert: %1</translation>
    </message>
    <message>
        <source>Add a ThingsBoard server…</source>
        <translation>ThingsBoard-Server hinzufügen…</translation>
    </message>
    <message>
        <source>Receive from mesh gateways…</source>
        <translation>Von Mesh-Gateways empfangen…</translation>
    </message>
    <message>
        <source>Add a mesh’s server…</source>
        <translation>Server eines Mesh hinzufügen…</translation>
    </message>
    <message>
        <source>Browse the topics of a broker</source>
        <translation>Die Topics eines Brokers durchsehen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Acknowledge the newest alarm of the highest priority</source>
        <translation>Den neuesten Alarm der höchsten Priorität quittieren</translation>
    </message>
    <message>
        <source>Rules of the alarms…</source>
        <translation>Regeln der Alarme …</translation>
    </message>
    <message>
        <source>Silence the sound of alarms</source>
        <translation>Den Ton der Alarme abstellen</translation>
    </message>
    <message>
        <source>Go to the next region: navigation, page, alarms, top bar</source>
        <translation>Zum nächsten Bereich: Navigation, Seite, Alarme, obere Leiste</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Lines and map</source>
        <translation>Leitungen und Karte</translation>
    </message>
    <message>
        <source>On the page of alarms</source>
        <translation>Auf der Seite der Alarme</translation>
    </message>
    <message>
        <source>Acknowledge the chosen alarm</source>
        <translation>Den gewählten Alarm quittieren</translation>
    </message>
    <message>
        <source>Shelve the chosen alarm</source>
        <translation>Den gewählten Alarm zurückstellen</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>Auf der Karte</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Die Karte verschieben</translation>
    </message>
    <message>
        <source>Come nearer or go farther</source>
        <translation>Näher heran oder weiter weg</translation>
    </message>
    <message>
        <source>Walk the marks, worst first</source>
        <translation>Die Marken durchgehen, schlimmste zuerst</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Hand-over of alarms: targets and queue</source>
        <translation>Weitergabe von Alarmen: Ziele und Warteschlange</translation>
    </message>
    <message>
        <source>Map background…</source>
        <translation>Kartenhintergrund …</translation>
    </message>
    <message>
        <source>Planned work: note it, or take it back…</source>
        <translation>Geplante Arbeit: vermerken oder zurücknehmen …</translation>
    </message>
    <message>
        <source>Outages and regions: how they are counted…</source>
        <translation>Ausfälle und Regionen: wie gezählt wird …</translation>
    </message>
    <message>
        <source>Nominal voltage of this device…</source>
        <translation>Nennspannung dieses Geräts …</translation>
    </message>
</context>
<context>
    <name>console::MapBackground</name>
    <message>
        <source>The regions of this workspace cannot be read: %1: %2. No site is in a region until the file is mended.</source>
        <translation>Die Regionen dieses Arbeitsbereichs lassen sich nicht lesen: %1: %2. Kein Standort liegt in einer Region, bis die Datei berichtigt ist.</translation>
    </message>
    <message>
        <source>What the workspace says of the map’s tiles is not understood: %1: %2.</source>
        <translation>Was der Arbeitsbereich über die Kacheln der Karte sagt, ist nicht zu verstehen: %1: %2.</translation>
    </message>
    <message>
        <source>The workspace names map tiles from %1. Nothing is fetched before you allow it: the server would see which part of the world is looked at.</source>
        <translation>Der Arbeitsbereich nennt Kartenkacheln von %1. Nichts wird geholt, bevor Sie es erlauben: Der Server sähe, welcher Teil der Welt betrachtet wird.</translation>
    </message>
    <message>
        <source>%1 does not have some of the tiles seen: %2.</source>
        <translation>%1 hat einige der sichtbaren Kacheln nicht: %2.</translation>
    </message>
    <message>
        <source>No tiles come from %1: %2. It is asked again in %3; the outline stays.</source>
        <translation>Von %1 kommen keine Kacheln: %2. Der Server wird in %3 wieder gefragt; der Umriss bleibt.</translation>
    </message>
</context>
<context>
    <name>console::MapDialog</name>
    <message>
        <source>Map background</source>
        <translation>Kartenhintergrund</translation>
    </message>
    <message>
        <source>What lies under the sites on the map.</source>
        <translation>Was auf der Karte unter den Standorten liegt.</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>Nur der Umriss</translation>
    </message>
    <message>
        <source>Tiles of a server</source>
        <translation>Kacheln eines Servers</translation>
    </message>
    <message>
        <source>Ground of the map</source>
        <translation>Grund der Karte</translation>
    </message>
    <message>
        <source>Address of the tiles</source>
        <translation>Adresse der Kacheln</translation>
    </message>
    <message>
        <source>Whose map it is</source>
        <translation>Wessen Karte es ist</translation>
    </message>
    <message>
        <source>© OpenStreetMap contributors</source>
        <translation>© OpenStreetMap-Mitwirkende</translation>
    </message>
    <message>
        <source>How the console calls itself</source>
        <translation>Wie sich die Konsole nennt</translation>
    </message>
    <message>
        <source>Nearest zoom there is</source>
        <translation>Nächste Zoomstufe, die es gibt</translation>
    </message>
    <message>
        <source>Days that a tile holds</source>
        <translation>Tage, die eine Kachel gilt</translation>
    </message>
    <message>
        <source>Space on this computer, MiB</source>
        <translation>Platz auf diesem Rechner, MiB</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>The workspace is opened anew with it.</source>
        <translation>Der Arbeitsbereich wird damit neu geöffnet.</translation>
    </message>
    <message>
        <source>Counting the tiles that are kept …</source>
        <translation>Die aufbewahrten Kacheln werden gezählt …</translation>
    </message>
    <message>
        <source>Delete kept tiles</source>
        <translation>Aufbewahrte Kacheln löschen</translation>
    </message>
    <message>
        <source>%1 of tiles are kept on this computer, of every workspace.</source>
        <translation>%1 an Kacheln sind auf diesem Rechner aufbewahrt, von allen Arbeitsbereichen.</translation>
    </message>
    <message>
        <source>No tiles are kept on this computer.</source>
        <translation>Auf diesem Rechner sind keine Kacheln aufbewahrt.</translation>
    </message>
    <message>
        <source>What the file says is not understood: %1.</source>
        <translation>Was die Datei sagt, ist nicht zu verstehen: %1.</translation>
    </message>
    <message>
        <source>The server sees which part of the world is looked at, and from which address.</source>
        <translation>Der Server sieht, welcher Teil der Welt betrachtet wird und von welcher Adresse aus.</translation>
    </message>
    <message>
        <source>Nothing is fetched; the map works without a network.</source>
        <translation>Nichts wird geholt; die Karte kommt ohne Netz aus.</translation>
    </message>
    <message>
        <source>An address that begins with https:// and holds {z}, {x} and {y}, once each.</source>
        <translation>Eine Adresse, die mit https:// beginnt und {z}, {x} und {y} je einmal enthält.</translation>
    </message>
    <message>
        <source>A key in it stands readable in the file. Read the rules of the server first.</source>
        <translation>Ein Schlüssel darin steht lesbar in der Datei. Lesen Sie zuerst die Regeln des Servers.</translation>
    </message>
    <message>
        <source>Every licence wants to be named: it always stands on the map.</source>
        <translation>Jede Lizenz verlangt die Nennung: Sie steht immer auf der Karte.</translation>
    </message>
    <message>
        <source>It always stands on the map.</source>
        <translation>Es steht immer auf der Karte.</translation>
    </message>
    <message>
        <source>Empty: name and version of the program.</source>
        <translation>Leer: Name und Version des Programms.</translation>
    </message>
    <message>
        <source>A whole number, %1 to %2.</source>
        <translation>Eine ganze Zahl, %1 bis %2.</translation>
    </message>
    <message>
        <source>Nearer, tiles are enlarged.</source>
        <translation>Näher heran werden Kacheln vergrößert.</translation>
    </message>
    <message>
        <source>Where the server does not say.</source>
        <translation>Wo der Server nichts dazu sagt.</translation>
    </message>
    <message>
        <source>The least used go first.</source>
        <translation>Die am wenigsten benutzten gehen zuerst.</translation>
    </message>
</context>
<context>
    <name>console::MeterFigures</name>
    <message>
        <source>Requests and answers</source>
        <translation>Anfragen und Antworten</translation>
    </message>
    <message>
        <source>since the start</source>
        <translation>seit dem Start</translation>
    </message>
    <message>
        <source>Errors by kind</source>
        <translation>Fehler nach Art</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Valid answers</source>
        <translation>Gültige Antworten</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Asked for every</source>
        <translation>Verlangt alle</translation>
    </message>
    <message>
        <source>Answered every</source>
        <translation>Beantwortet alle</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>never</source>
        <comment>the last answer came</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>Jetzt gefragt</translation>
    </message>
    <message>
        <source>rarely, it was given up</source>
        <translation>selten, er wurde aufgegeben</translation>
    </message>
    <message>
        <source>none since the start</source>
        <translation>keine seit dem Start</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <comment>errors</comment>
        <translation>%1 von %2 Anfragen</translation>
    </message>
</context>
<context>
    <name>console::MeterHints</name>
    <message>
        <source>It listens to another address than %1.</source>
        <translation>Er hört auf eine andere Adresse als %1.</translation>
    </message>
    <message>
        <source>Look for the address in the meter&apos;s menu, or let the scan look for it.</source>
        <translation>Sehen Sie im Menü des Zählers nach der Adresse, oder lassen Sie die Suche nach ihr suchen.</translation>
    </message>
    <message>
        <source>It has no power.</source>
        <translation>Er hat keine Versorgung.</translation>
    </message>
    <message>
        <source>See whether its display or lamp is on. Where the mains feed the meter&apos;s circuit, an outage looks the same.</source>
        <translation>Sehen Sie nach, ob Anzeige oder Lampe leuchtet. Wo das Netz den Zähler versorgt, sieht ein Stromausfall genauso aus.</translation>
    </message>
    <message>
        <source>Behind a gateway: its wires, or the gateway&apos;s serial settings.</source>
        <translation>Hinter einem Gateway: seine Adern oder die seriellen Einstellungen des Gateways.</translation>
    </message>
    <message>
        <source>Compare the speed and parity of gateway and meter, and swap A and B.</source>
        <translation>Vergleichen Sie Geschwindigkeit und Parität von Gateway und Zähler, und tauschen Sie A und B.</translation>
    </message>
    <message>
        <source>The wires A and B are swapped, or one is off.</source>
        <translation>Die Adern A und B sind vertauscht, oder eine ist ab.</translation>
    </message>
    <message>
        <source>Swap A and B at one end; nothing can break by it.</source>
        <translation>Tauschen Sie A und B an einem Ende; dabei kann nichts kaputtgehen.</translation>
    </message>
    <message>
        <source>Read both in the meter&apos;s menu, or let the scan look for them.</source>
        <translation>Lesen Sie beides im Menü des Zählers ab, oder lassen Sie die Suche danach suchen.</translation>
    </message>
    <message>
        <source>The gateway&apos;s speed or parity is another one.</source>
        <translation>Geschwindigkeit oder Parität des Gateways ist eine andere.</translation>
    </message>
    <message>
        <source>Its speed or parity is not %1.</source>
        <translation>Seine Geschwindigkeit oder Parität ist nicht %1.</translation>
    </message>
    <message>
        <source>Such a meter leaves the factory with %1: try that.</source>
        <translation>Ein solcher Zähler kommt mit %1 aus dem Werk: Versuchen Sie das.</translation>
    </message>
    <message>
        <source>Its own two wires are off, or swapped.</source>
        <translation>Seine eigenen zwei Adern sind ab oder vertauscht.</translation>
    </message>
    <message>
        <source>Follow them from the last meter that answers.</source>
        <translation>Verfolgen Sie sie vom letzten Zähler an, der antwortet.</translation>
    </message>
    <message>
        <source>The adapter, or the line&apos;s first terminal.</source>
        <translation>Der Adapter oder die erste Klemme der Leitung.</translation>
    </message>
    <message>
        <source>Try the adapter with one meter at its own terminals.</source>
        <translation>Probieren Sie den Adapter mit einem Zähler an seinen eigenen Klemmen.</translation>
    </message>
    <message>
        <source>The far end of a long line has no end resistor.</source>
        <translation>Das ferne Ende einer langen Leitung hat keinen Abschlusswiderstand.</translation>
    </message>
    <message>
        <source>Put 120 Ω between A and B at both ends, and nowhere else.</source>
        <translation>Setzen Sie an beiden Enden 120 Ω zwischen A und B, und sonst nirgends.</translation>
    </message>
    <message>
        <source>Something else speaks over the same connection, or the gateway mixes up requests.</source>
        <translation>Etwas anderes spricht über dieselbe Verbindung, oder das Gateway verwechselt Anfragen.</translation>
    </message>
    <message>
        <source>Set one request at a time for this connection, and look who else uses it.</source>
        <translation>Stellen Sie für diese Verbindung eine Anfrage zur Zeit ein, und sehen Sie nach, wer sie noch benutzt.</translation>
    </message>
    <message>
        <source>A second device answers to the same address.</source>
        <translation>Ein zweites Gerät antwortet auf dieselbe Adresse.</translation>
    </message>
    <message>
        <source>Take the other devices off one by one, or let the scan look.</source>
        <translation>Klemmen Sie die anderen Geräte einzeln ab, oder lassen Sie die Suche nachsehen.</translation>
    </message>
    <message>
        <source>the gateway&apos;s setting</source>
        <translation>die Einstellung des Gateways</translation>
    </message>
    <message>
        <source>Its speed, parity or stop bits are not %1.</source>
        <translation>Seine Geschwindigkeit, Parität oder Stoppbits sind nicht %1.</translation>
    </message>
    <message>
        <source>Read them in the meter&apos;s menu, or let the scan look for them.</source>
        <translation>Lesen Sie sie im Menü des Zählers ab, oder lassen Sie die Suche danach suchen.</translation>
    </message>
    <message>
        <source>The line has no end resistors, or too many.</source>
        <translation>Die Leitung hat keine Abschlusswiderstände oder zu viele.</translation>
    </message>
    <message>
        <source>Two meters have the address %1 and answer at once.</source>
        <translation>Zwei Zähler haben die Adresse %1 und antworten zugleich.</translation>
    </message>
    <message>
        <source>Take one of them off: if the other is heard then, give it another address.</source>
        <translation>Klemmen Sie einen davon ab: Ist der andere dann zu hören, geben Sie ihm eine andere Adresse.</translation>
    </message>
    <message>
        <source>Its cable: a long branch, no shield, beside power lines.</source>
        <translation>Sein Kabel: ein langer Abzweig, kein Schirm, neben Stromleitungen.</translation>
    </message>
    <message>
        <source>Lead the line through the meter instead of branching off, and ground the shield at one end.</source>
        <translation>Führen Sie die Leitung durch den Zähler, statt abzuzweigen, und erden Sie den Schirm an einem Ende.</translation>
    </message>
    <message>
        <source>A and B are swapped and something else drives the line.</source>
        <translation>A und B sind vertauscht, und etwas anderes treibt die Leitung.</translation>
    </message>
    <message>
        <source>Two ends of the line lie at different potentials.</source>
        <translation>Zwei Enden der Leitung liegen auf verschiedenem Potential.</translation>
    </message>
    <message>
        <source>Lead a third wire, or use an isolated adapter.</source>
        <translation>Führen Sie eine dritte Ader mit, oder nehmen Sie einen getrennten Adapter.</translation>
    </message>
    <message>
        <source>The meter does not know the kind of registers that is asked for.</source>
        <translation>Der Zähler kennt die Art Register nicht, nach der gefragt wird.</translation>
    </message>
    <message>
        <source>Try a profile that reads holding instead of input registers, or the reverse.</source>
        <translation>Versuchen Sie ein Profil, das Halteregister statt Eingangsregister liest, oder umgekehrt.</translation>
    </message>
    <message>
        <source>The profile is of another meter.</source>
        <translation>Das Profil ist das eines anderen Zählers.</translation>
    </message>
    <message>
        <source>Compare the name on the meter.</source>
        <translation>Vergleichen Sie den Namen auf dem Zähler.</translation>
    </message>
    <message>
        <source>The profile names registers that this meter, or its firmware, does not have.</source>
        <translation>Das Profil nennt Register, die dieser Zähler oder seine Firmware nicht hat.</translation>
    </message>
    <message>
        <source>What is refused is left out and the rest read; compare the register list of this firmware.</source>
        <translation>Verweigertes wird ausgelassen und der Rest gelesen; vergleichen Sie die Registerliste dieser Firmware.</translation>
    </message>
    <message>
        <source>It refuses as many registers at once.</source>
        <translation>Er verweigert so viele Register auf einmal.</translation>
    </message>
    <message>
        <source>A smaller largest block in the profile cures it.</source>
        <translation>Ein kleinerer größter Block im Profil hilft.</translation>
    </message>
    <message>
        <source>The meter has found a fault in itself.</source>
        <translation>Der Zähler hat an sich selbst einen Fehler gefunden.</translation>
    </message>
    <message>
        <source>Look at its display for a fault, and take its power away for a moment.</source>
        <translation>Sehen Sie auf der Anzeige nach einem Fehler, und nehmen Sie ihm kurz die Versorgung.</translation>
    </message>
    <message>
        <source>It is asked faster than it can answer, or another master asks it, too.</source>
        <translation>Er wird schneller gefragt, als er antworten kann, oder ein anderer Master fragt ihn auch.</translation>
    </message>
    <message>
        <source>Ask more rarely, and look for a second master on the line.</source>
        <translation>Fragen Sie seltener, und suchen Sie einen zweiten Master an der Leitung.</translation>
    </message>
    <message>
        <source>Behind the gateway the meter does not answer: its address, wires or power.</source>
        <translation>Hinter dem Gateway antwortet der Zähler nicht: Adresse, Adern oder Versorgung.</translation>
    </message>
    <message>
        <source>Look at the meter as on any line; the way to the gateway is good.</source>
        <translation>Prüfen Sie den Zähler wie an jeder Leitung; der Weg zum Gateway ist gut.</translation>
    </message>
    <message>
        <source>The gateway&apos;s speed or parity is not the meter&apos;s.</source>
        <translation>Geschwindigkeit oder Parität des Gateways ist nicht die des Zählers.</translation>
    </message>
    <message>
        <source>Compare both settings in the gateway&apos;s own page.</source>
        <translation>Vergleichen Sie beide Einstellungen auf der Seite des Gateways.</translation>
    </message>
    <message>
        <source>The meter says no for a reason of its own.</source>
        <translation>Der Zähler sagt aus eigenem Grund nein.</translation>
    </message>
    <message>
        <source>Its manual tells what the number means.</source>
        <translation>Sein Handbuch sagt, was die Nummer bedeutet.</translation>
    </message>
    <message>
        <source>It takes longer to answer than the console waits.</source>
        <translation>Er braucht zum Antworten länger, als die Konsole wartet.</translation>
    </message>
    <message>
        <source>Set a longer time-out for this bus.</source>
        <translation>Stellen Sie für diesen Bus eine längere Zeitgrenze ein.</translation>
    </message>
    <message>
        <source>Two meters have the address %1.</source>
        <translation>Zwei Zähler haben die Adresse %1.</translation>
    </message>
    <message>
        <source>A second master asks on the same line, and its answers are heard here.</source>
        <translation>Ein zweiter Master fragt an derselben Leitung, und seine Antworten sind hier zu hören.</translation>
    </message>
    <message>
        <source>Look for another program or device that reads these meters.</source>
        <translation>Suchen Sie ein anderes Programm oder Gerät, das diese Zähler liest.</translation>
    </message>
    <message>
        <source>A gateway, a radio link or another master on the way holds answers up.</source>
        <translation>Ein Gateway, eine Funkstrecke oder ein anderer Master auf dem Weg hält Antworten auf.</translation>
    </message>
    <message>
        <source>Compare with the meter on a cable of its own.</source>
        <translation>Vergleichen Sie mit dem Zähler an einem eigenen Kabel.</translation>
    </message>
    <message>
        <source>The line is at its limit, or a contact is loose.</source>
        <translation>Die Leitung ist an ihrer Grenze, oder ein Kontakt ist locker.</translation>
    </message>
    <message>
        <source>Look at the terminals; a slower speed helps on long lines.</source>
        <translation>Sehen Sie die Klemmen an; auf langen Leitungen hilft eine kleinere Geschwindigkeit.</translation>
    </message>
    <message>
        <source>The wire has no room for as many requests.</source>
        <translation>Die Leitung hat für so viele Anfragen keinen Platz.</translation>
    </message>
    <message>
        <source>Ask more rarely, or set meters and bus to a higher speed.</source>
        <translation>Fragen Sie seltener, oder stellen Sie Zähler und Bus auf eine höhere Geschwindigkeit.</translation>
    </message>
    <message>
        <source>Silent meters on the line take their share of its time.</source>
        <translation>Stumme Zähler an der Leitung nehmen ihren Teil ihrer Zeit.</translation>
    </message>
    <message>
        <source>Take out of the workspace what is no longer there.</source>
        <translation>Nehmen Sie aus dem Arbeitsbereich, was nicht mehr da ist.</translation>
    </message>
    <message>
        <source>It was not asked often enough yet to tell.</source>
        <translation>Er wurde noch nicht oft genug gefragt, um es zu sagen.</translation>
    </message>
    <message>
        <source>This meter is read well.</source>
        <translation>Dieser Zähler wird gut gelesen.</translation>
    </message>
    <message>
        <source>No meter of this bus can be heard: look at the line, not at this meter.</source>
        <translation>Kein Zähler dieses Busses ist zu hören: Sehen Sie nach der Leitung, nicht nach diesem Zähler.</translation>
    </message>
    <message>
        <source>Nothing comes from this meter, not one byte.</source>
        <translation>Von diesem Zähler kommt nichts, kein einziges Byte.</translation>
    </message>
    <message>
        <source>Nothing comes from this meter, while others on the line answer.</source>
        <translation>Von diesem Zähler kommt nichts, während andere an der Leitung antworten.</translation>
    </message>
    <message>
        <source>Bytes come, but nothing of any meter can be read: look at the line.</source>
        <translation>Es kommen Bytes, aber von keinem Zähler ist etwas lesbar: Sehen Sie nach der Leitung.</translation>
    </message>
    <message>
        <source>This meter answers, but nothing of it can be read.</source>
        <translation>Dieser Zähler antwortet, aber nichts davon ist lesbar.</translation>
    </message>
    <message>
        <source>Nothing of what this meter answers can be read; the others are heard well.</source>
        <translation>Nichts von dem, was dieser Zähler antwortet, ist lesbar; die anderen sind gut zu hören.</translation>
    </message>
    <message>
        <source>Whole answers come that do not belong to what was asked.</source>
        <translation>Es kommen ganze Antworten, die nicht zum Gefragten gehören.</translation>
    </message>
    <message>
        <source>This meter answers, but after the time-out; its answers are dropped.</source>
        <translation>Dieser Zähler antwortet, aber nach der Zeitgrenze; seine Antworten werden verworfen.</translation>
    </message>
    <message>
        <source>This meter answers, but refuses what is asked.</source>
        <translation>Dieser Zähler antwortet, verweigert aber das Gefragte.</translation>
    </message>
    <message>
        <source>This meter answers that it is busy or has failed.</source>
        <translation>Dieser Zähler antwortet, dass er beschäftigt oder gestört ist.</translation>
    </message>
    <message>
        <source>The gateway answers that it gets nothing from this meter.</source>
        <translation>Das Gateway antwortet, dass es von diesem Zähler nichts bekommt.</translation>
    </message>
    <message>
        <source>Answers come damaged now and then, from this meter and from others.</source>
        <translation>Ab und zu kommen Antworten beschädigt an, von diesem Zähler und von anderen.</translation>
    </message>
    <message>
        <source>Answers come damaged now and then, only from this meter.</source>
        <translation>Ab und zu kommen Antworten beschädigt an, nur von diesem Zähler.</translation>
    </message>
    <message>
        <source>Answers come after the time-out now and then, and are dropped.</source>
        <translation>Ab und zu kommen Antworten nach der Zeitgrenze und werden verworfen.</translation>
    </message>
    <message>
        <source>Requests stay without an answer now and then.</source>
        <translation>Ab und zu bleiben Anfragen ohne Antwort.</translation>
    </message>
    <message>
        <source>This meter refuses a part of what is asked.</source>
        <translation>Dieser Zähler verweigert einen Teil des Gefragten.</translation>
    </message>
    <message>
        <source>Every answer comes, but some hardly in time.</source>
        <translation>Jede Antwort kommt, aber manche kaum rechtzeitig.</translation>
    </message>
    <message>
        <source>Every answer comes, but more rarely than asked for.</source>
        <translation>Jede Antwort kommt, aber seltener als verlangt.</translation>
    </message>
    <message>
        <source>No request has gone to it since the start.</source>
        <translation>Seit dem Start ging keine Anfrage an ihn.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) so far.</source>
        <translation>
            <numerusform>Bisher %n Anfrage.</numerusform>
            <numerusform>Bisher %n Anfragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 requests in the last minute, %2 answers.</source>
        <translation>%1 Anfragen in der letzten Minute, %2 Antworten.</translation>
    </message>
    <message>
        <source>%1 requests since the start, %2 answers; it is asked rarely now.</source>
        <translation>%1 Anfragen seit dem Start, %2 Antworten; er wird jetzt selten gefragt.</translation>
    </message>
    <message>
        <source>%1 of %2 requests in the last minute refused, mostly by %3.</source>
        <translation>%1 von %2 Anfragen in der letzten Minute verweigert, meist durch %3.</translation>
    </message>
    <message>
        <source>%1 of %2 requests since the start refused, mostly by %3.</source>
        <translation>%1 von %2 Anfragen seit dem Start verweigert, meist durch %3.</translation>
    </message>
    <message>
        <source>One answer in a hundred takes %1 ms or more; after %2 ms it would be too late.</source>
        <translation>Eine Antwort von hundert braucht %1 ms oder mehr; nach %2 ms wäre sie zu spät.</translation>
    </message>
    <message>
        <source>Asked for every %1, answered every %2.</source>
        <translation>Verlangt alle %1, beantwortet alle %2.</translation>
    </message>
    <message>
        <source>%1 of %2 requests answered.</source>
        <translation>%1 von %2 Anfragen beantwortet.</translation>
    </message>
    <message>
        <source>%1 of %2 requests in the last minute answered, half of them within %3 ms.</source>
        <translation>%1 von %2 Anfragen in der letzten Minute beantwortet, die Hälfte davon binnen %3 ms.</translation>
    </message>
    <message>
        <source>%1 of %2 requests since the start answered, half of them within %3 ms.</source>
        <translation>%1 von %2 Anfragen seit dem Start beantwortet, die Hälfte davon binnen %3 ms.</translation>
    </message>
    <message>
        <source>%1 of %2 requests in the last minute went wrong in this way.</source>
        <translation>%1 von %2 Anfragen in der letzten Minute gingen so fehl.</translation>
    </message>
    <message>
        <source>%1 of %2 requests since the start went wrong in this way.</source>
        <translation>%1 von %2 Anfragen seit dem Start gingen so fehl.</translation>
    </message>
    <message>
        <source>Its own two wires have come off.</source>
        <translation>Seine eigenen zwei Adern haben sich gelöst.</translation>
    </message>
    <message>
        <source>The line is interrupted, or shorted.</source>
        <translation>Die Leitung ist unterbrochen oder kurzgeschlossen.</translation>
    </message>
    <message>
        <source>Look at the terminals from the adapter on; take meters off until the others are heard again.</source>
        <translation>Sehen Sie die Klemmen vom Adapter an durch; klemmen Sie Zähler ab, bis die anderen wieder zu hören sind.</translation>
    </message>
    <message>
        <source>Somebody changed its address or its speed.</source>
        <translation>Jemand hat seine Adresse oder seine Geschwindigkeit geändert.</translation>
    </message>
    <message>
        <source>Look for both in the meter&apos;s menu, or let the scan look for it.</source>
        <translation>Sehen Sie im Menü des Zählers nach beidem, oder lassen Sie die Suche ihn suchen.</translation>
    </message>
</context>
<context>
    <name>console::MeterVerdict</name>
    <message>
        <source>What may cause it</source>
        <translation>Woran es liegen kann</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>%1. %2 %3</source>
        <comment>number, cause and cure</comment>
        <translation>%1. %2 %3</translation>
    </message>
</context>
<context>
    <name>console::NamedFields</name>
    <message>
        <source>For people; may be any language.</source>
        <translation>Für Menschen; in jeder Sprache.</translation>
    </message>
    <message>
        <source>Stays: readings are stored under it.</source>
        <translation>Bleibt: Messwerte sind darunter gespeichert.</translation>
    </message>
    <message>
        <source>Stays the same for ever, whatever the name becomes.</source>
        <translation>Bleibt für immer gleich, wie auch der Name wird.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation>
            <numerusform>Höchstens %n Zeichen.</numerusform>
            <numerusform>Höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>An id is needed.</source>
        <translation>Eine Kennung ist nötig.</translation>
    </message>
    <message>
        <source>“%1” is taken already.</source>
        <translation>„%1“ ist schon vergeben.</translation>
    </message>
</context>
<context>
    <name>console::NavigationPanel</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Recording to %1</source>
        <translation>Aufzeichnung in %1</translation>
    </message>
    <message>
        <source>%1, nothing stored yet</source>
        <translation>%1, noch nichts gespeichert</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Show the names of the pages</source>
        <translation>Namen der Seiten zeigen</translation>
    </message>
    <message>
        <source>Fold the navigation to icons</source>
        <translation>Navigation auf Symbole einklappen</translation>
    </message>
    <message>
        <source>%1, stored %2 ago</source>
        <translation>%1, vor %2 gespeichert</translation>
    </message>
</context>
<context>
    <name>console::NeedRow</name>
    <message>
        <source>What this rests on: %1, %2 old</source>
        <comment>quality, age</comment>
        <translation>Worauf dies beruht: %1, %2 alt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>button, and what it is about</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Priority %1: %2, %3</source>
        <comment>number, title, subject</comment>
        <translation>Priorität %1: %2, %3</translation>
    </message>
    <message>
        <source>Enter: %1</source>
        <translation>Eingabe: %1</translation>
    </message>
</context>
<context>
    <name>console::NeedsCard</name>
    <message>
        <source>Needs you now</source>
        <translation>Braucht Sie jetzt</translation>
    </message>
    <message>
        <source>ranked by priority, then age</source>
        <translation>nach Priorität, dann Alter</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Nichts braucht Sie</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::NeedsRanking</name>
    <message>
        <source>Nothing is being recorded</source>
        <translation>Nichts wird aufgezeichnet</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what is wrong, and what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Der Datenträger ist fast voll</translation>
    </message>
    <message>
        <source>%1 are left. Make room, or recording stops.</source>
        <translation>%1 sind frei. Schaffen Sie Platz, sonst endet die Aufzeichnung.</translation>
    </message>
    <message>
        <source>The gateway refuses us</source>
        <translation>Das Gateway weist uns ab</translation>
    </message>
    <message>
        <source>The broker refuses our login</source>
        <translation>Der Broker weist unsere Anmeldung ab</translation>
    </message>
    <message>
        <source>The port is missing</source>
        <translation>Der Anschluss fehlt</translation>
    </message>
    <message>
        <source>The broker&apos;s address is not found</source>
        <translation>Die Adresse des Brokers ist nicht zu finden</translation>
    </message>
    <message>
        <source>The port may not be opened</source>
        <translation>Der Anschluss darf nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The port is in use by another program</source>
        <translation>Der Anschluss ist von einem anderen Programm belegt</translation>
    </message>
    <message>
        <source>The bus cannot be reached</source>
        <translation>Der Bus ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The broker does not answer</source>
        <translation>Der Broker antwortet nicht</translation>
    </message>
    <message>
        <source>Check cable, address and port; the console tries again by itself.</source>
        <translation>Prüfen Sie Kabel, Adresse und Port; die Konsole versucht es von selbst wieder.</translation>
    </message>
    <message numerus="yes">
        <source>%1 Its %n devices are not heard meanwhile.</source>
        <translation>
            <numerusform>%1 Sein Gerät ist so lange nicht zu hören.</numerusform>
            <numerusform>%1 Seine %n Geräte sind so lange nicht zu hören.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the database</source>
        <translation>Wartet auf die Datenbank</translation>
    </message>
    <message>
        <source>Nothing is read from it until the database has caught up; look for a slow or full disk. What the broker cannot queue is lost there.</source>
        <translation>Von ihm wird nichts gelesen, bis die Datenbank aufgeholt hat; suchen Sie einen langsamen oder vollen Datenträger. Was der Broker nicht aufheben kann, ist dort verloren.</translation>
    </message>
    <message>
        <source>Nothing is asked on it until the database has caught up; look for a slow or full disk.</source>
        <translation>Auf ihm wird nichts gefragt, bis die Datenbank aufgeholt hat; suchen Sie einen langsamen oder vollen Datenträger.</translation>
    </message>
    <message>
        <source>Messages cannot be read</source>
        <translation>Nachrichten sind nicht lesbar</translation>
    </message>
    <message>
        <source>%1 in the last %2, mostly: %3. See what came, and from where.</source>
        <translation>%1 in den letzten %2, meist: %3. Sehen Sie nach, was kam und woher.</translation>
    </message>
    <message>
        <source>Interval is not as ordered</source>
        <translation>Intervall ist nicht wie befohlen</translation>
    </message>
    <message>
        <source>Interval change was not proved</source>
        <translation>Intervalländerung nicht nachgewiesen</translation>
    </message>
    <message>
        <source>%1 at %2. Its reports show the interval it keeps.</source>
        <translation>%1 um %2. Seine Meldungen zeigen, welches Intervall es hält.</translation>
    </message>
    <message>
        <source>Relay is not as ordered</source>
        <translation>Relais ist nicht wie befohlen</translation>
    </message>
    <message>
        <source>%1 at %2: it reported the opposite. Look on site before you order again.</source>
        <translation>%1 um %2: Es meldete das Gegenteil. Sehen Sie vor Ort nach, bevor Sie neu befehlen.</translation>
    </message>
    <message>
        <source>Relay state unknown</source>
        <translation>Relaiszustand unbekannt</translation>
    </message>
    <message>
        <source>%1 at %2 was never proved. Look again before you order again.</source>
        <translation>%1 um %2 wurde nie nachgewiesen. Sehen Sie noch einmal nach, bevor Sie neu befehlen.</translation>
    </message>
    <message>
        <source>%1 at %2 was never proved and cannot be asked. Wait for its report, or look on site.</source>
        <translation>%1 um %2 wurde nie nachgewiesen und kann nicht erfragt werden. Warten Sie auf die Meldung oder sehen Sie vor Ort nach.</translation>
    </message>
    <message>
        <source>The broker forgot our session</source>
        <translation>Der Broker hat unsere Sitzung vergessen</translation>
    </message>
    <message>
        <source>Readings may be missing</source>
        <translation>Messwerte können fehlen</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>length and start of a gap</comment>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>Missing may be %1. Let the broker keep sessions (persistence), so that it queues for us.</source>
        <translation>Fehlen kann %1. Lassen Sie den Broker Sitzungen behalten (persistence), damit er für uns aufhebt.</translation>
    </message>
    <message>
        <source>%1: %2. Nothing fills it in; the gap stays marked.</source>
        <comment>reason and stretch of a gap</comment>
        <translation>%1: %2. Nichts füllt sie auf; die Lücke bleibt gekennzeichnet.</translation>
    </message>
    <message>
        <source>Open device</source>
        <translation>Gerät öffnen</translation>
    </message>
    <message>
        <source>Show devices</source>
        <translation>Geräte zeigen</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of devices</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>They said they are online, then nothing came. Check their network and the broker: %1.</source>
        <translation>Sie meldeten sich online, dann kam nichts. Prüfen Sie ihr Netzwerk und den Broker: %1.</translation>
    </message>
    <message>
        <source>Wrong checksums in %1 % of the answers of the last %2: check termination, polarity and baud rate.</source>
        <translation>Falsche Prüfsummen in %1 % der Antworten der letzten %2: Prüfen Sie Abschluss, Polung und Baudrate.</translation>
    </message>
    <message>
        <source>No meter of this bus answers: check the converter, lines A and B and the baud rate.</source>
        <translation>Kein Zähler an diesem Bus antwortet: Prüfen Sie den Umsetzer, die Adern A und B und die Baudrate.</translation>
    </message>
    <message>
        <source>The others on this bus answer: check supply, wiring and unit numbers of %1.</source>
        <translation>Die anderen an diesem Bus antworten: Prüfen Sie Versorgung, Verdrahtung und Adressen von %1.</translation>
    </message>
    <message>
        <source>Meter does not answer</source>
        <translation>Zähler antwortet nicht</translation>
    </message>
    <message>
        <source>The others on this bus answer: check its supply, wiring and unit number.</source>
        <translation>Die anderen an diesem Bus antworten: Prüfen Sie seine Versorgung, Verdrahtung und Adresse.</translation>
    </message>
    <message>
        <source>Check supply, lines A and B, unit number and baud rate.</source>
        <translation>Prüfen Sie Versorgung, Adern A und B, Adresse und Baudrate.</translation>
    </message>
    <message>
        <source>Device fell silent</source>
        <translation>Gerät ist verstummt</translation>
    </message>
    <message>
        <source>It said it is online, then nothing came. Check its network and the broker.</source>
        <translation>Es meldete sich online, dann kam nichts. Prüfen Sie sein Netzwerk und den Broker.</translation>
    </message>
    <message numerus="yes">
        <source>%n meters do not answer</source>
        <translation>
            <numerusform>%n Zähler antwortet nicht</numerusform>
            <numerusform>%n Zähler antworten nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices fell silent</source>
        <translation>
            <numerusform>%n Gerät ist verstummt</numerusform>
            <numerusform>%n Geräte sind verstummt</numerusform>
        </translation>
    </message>
    <message>
        <source>Explain bus</source>
        <translation>Bus erklären</translation>
    </message>
    <message>
        <source>Device offline</source>
        <translation>Gerät offline</translation>
    </message>
    <message numerus="yes">
        <source>%n devices are offline</source>
        <translation>
            <numerusform>%n Gerät ist offline</numerusform>
            <numerusform>%n Geräte sind offline</numerusform>
        </translation>
    </message>
    <message>
        <source>The broker lost it. Check its supply and its network; what is shown is the last known.</source>
        <translation>Der Broker hat es verloren. Prüfen Sie Versorgung und Netzwerk; gezeigt wird das zuletzt Bekannte.</translation>
    </message>
    <message>
        <source>The broker lost %1. One place, one access point or one supply?</source>
        <translation>Der Broker hat %1 verloren. Ein Ort, ein Zugangspunkt oder eine Versorgung?</translation>
    </message>
    <message>
        <source>Node up, meter silent</source>
        <translation>Knoten da, Zähler stumm</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes are up, their meters silent</source>
        <translation>
            <numerusform>%n Knoten ist da, sein Zähler stumm</numerusform>
            <numerusform>%n Knoten sind da, ihre Zähler stumm</numerusform>
        </translation>
    </message>
    <message>
        <source>It beats, but measures nothing: the mains side may be off, or the meter&apos;s wiring loose.</source>
        <translation>Es lebt, misst aber nichts: Die Netzseite kann aus sein oder die Verdrahtung des Zählers lose.</translation>
    </message>
    <message>
        <source>They beat, but measure nothing: the mains side may be off at %1.</source>
        <translation>Sie leben, messen aber nichts: Die Netzseite kann aus sein bei %1.</translation>
    </message>
    <message>
        <source>Impossible values</source>
        <translation>Unmögliche Werte</translation>
    </message>
    <message numerus="yes">
        <source>%n devices send impossible values</source>
        <translation>
            <numerusform>%n Gerät sendet unmögliche Werte</numerusform>
            <numerusform>%n Geräte senden unmögliche Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept as bad and never counted. Check transformer ratio, wiring and profile.</source>
        <translation>Sie werden als ungültig aufgehoben und nie gezählt. Prüfen Sie Wandlerverhältnis, Verdrahtung und Profil.</translation>
    </message>
    <message>
        <source>Kept as bad and never counted. Check profile and wiring of %1.</source>
        <translation>Als ungültig aufgehoben und nie gezählt. Prüfen Sie Profil und Verdrahtung von %1.</translation>
    </message>
    <message>
        <source>Not heard since the start</source>
        <translation>Seit dem Start nicht gehört</translation>
    </message>
    <message numerus="yes">
        <source>%n devices not heard since the start</source>
        <translation>
            <numerusform>%n Gerät seit dem Start nicht gehört</numerusform>
            <numerusform>%n Geräte seit dem Start nicht gehört</numerusform>
        </translation>
    </message>
    <message>
        <source>Only stored values so far. Check whether it is still in use, and its network.</source>
        <translation>Bisher nur gespeicherte Werte. Prüfen Sie, ob es noch in Gebrauch ist, und sein Netzwerk.</translation>
    </message>
    <message>
        <source>Only stored values so far of %1. Check whether they are still in use.</source>
        <translation>Bisher nur gespeicherte Werte von %1. Prüfen Sie, ob sie noch in Gebrauch sind.</translation>
    </message>
    <message>
        <source>Energy register is old</source>
        <translation>Zählerstand ist alt</translation>
    </message>
    <message numerus="yes">
        <source>%n energy registers are old</source>
        <translation>
            <numerusform>%n Zählerstand ist alt</numerusform>
            <numerusform>%n Zählerstände sind alt</numerusform>
        </translation>
    </message>
    <message>
        <source>It reports, but its register does not. Check the interval of energy reports.</source>
        <translation>Es meldet, aber keinen Zählerstand. Prüfen Sie das Intervall der Energiemeldungen.</translation>
    </message>
    <message>
        <source>They report, but their registers do not: %1. Check the interval of energy reports.</source>
        <translation>Sie melden, aber keine Zählerstände: %1. Prüfen Sie das Intervall der Energiemeldungen.</translation>
    </message>
    <message>
        <source>Energy register fell: please review</source>
        <translation>Zählerstand gefallen: bitte prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%n times, last %1: reset, exchanged, misread? Until reviewed the energy is an estimate.</source>
        <translation>
            <numerusform>%n Mal, zuletzt %1: zurückgesetzt, getauscht, falsch gelesen? Bis zur Prüfung ist die Energie geschätzt.</numerusform>
            <numerusform>%n Mal, zuletzt %1: zurückgesetzt, getauscht, falsch gelesen? Bis zur Prüfung ist die Energie geschätzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: reset, exchanged, misread? Until reviewed the energy is an estimate.</source>
        <translation>%1: zurückgesetzt, getauscht, falsch gelesen? Bis zur Prüfung ist die Energie geschätzt.</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Open alarm</source>
        <translation>Alarm öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n more alarm(s) wait</source>
        <translation>
            <numerusform>%n weiterer Alarm wartet</numerusform>
            <numerusform>%n weitere Alarme warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge them, or shelve them with an end and a reason.</source>
        <translation>Quittieren Sie sie, oder stellen Sie sie mit Ende und Grund zurück.</translation>
    </message>
    <message>
        <source>Open alarms</source>
        <translation>Alarme öffnen</translation>
    </message>
</context>
<context>
    <name>console::NewWorkspaceDialog</name>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>A file that names buses, brokers and devices, with its database beside it.</source>
        <translation>Eine Datei, die Busse, Broker und Geräte nennt, mit der Datenbank daneben.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>For people, for example the site.</source>
        <translation>Für Menschen, zum Beispiel der Standort.</translation>
    </message>
    <message>
        <source>Make and open</source>
        <translation>Anlegen und öffnen</translation>
    </message>
    <message>
        <source>What is open now is closed; its file and readings stay.</source>
        <translation>Was jetzt offen ist, wird geschlossen; Datei und Messwerte bleiben.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name ist nötig.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation>
            <numerusform>Höchstens %n Zeichen.</numerusform>
            <numerusform>Höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A whole path is needed, such as %1.</source>
        <translation>Ein ganzer Pfad ist nötig, etwa %1.</translation>
    </message>
    <message>
        <source>The file&apos;s name ends in .json.</source>
        <translation>Der Dateiname endet auf .json.</translation>
    </message>
    <message>
        <source>There is a file of that name already.</source>
        <translation>Eine Datei dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>There is a database of that name already: %1.</source>
        <translation>Eine Datenbank dieses Namens gibt es schon: %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written by this user.</source>
        <translation>%1 kann dieser Benutzer nicht schreiben.</translation>
    </message>
    <message>
        <source>The database is made beside it.</source>
        <translation>Die Datenbank wird daneben angelegt.</translation>
    </message>
    <message>
        <source>The folder is made, and the database in it.</source>
        <translation>Der Ordner wird angelegt und die Datenbank darin.</translation>
    </message>
</context>
<context>
    <name>console::NoticeBus</name>
    <message>
        <source>Show the alarms</source>
        <translation>Alarme zeigen</translation>
    </message>
</context>
<context>
    <name>console::OrderDetail</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>order and outcome</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>device and time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The late answer stands as a row of its own. It corrects the state, never the outcome.</source>
        <translation>Die späte Antwort steht als eigene Zeile da. Sie berichtigt den Zustand, nie den Ausgang.</translation>
    </message>
    <message>
        <source>A late answer would stand here as a row of its own, marked late. It would correct the state, never the outcome.</source>
        <translation>Eine späte Antwort stünde hier als eigene Zeile, als spät vermerkt. Sie würde den Zustand berichtigen, nie den Ausgang.</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Befohlen von</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Known then</source>
        <translation>Damals bekannt</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Sendungen</translation>
    </message>
    <message>
        <source>one, never repeated</source>
        <translation>eine, nie wiederholt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Why so</source>
        <translation>Warum so</translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>Im Einzelnen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>console::OrderDialog</name>
    <message>
        <source>%1, %2</source>
        <comment>device and place</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Held %1 of 1.2 s; let go to stop.
A change of state cancels it.</source>
        <translation>%1 von 1,2 s gehalten; Loslassen bricht ab.
Eine Zustandsänderung bricht ebenfalls ab.</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>Soeben geprüft</translation>
    </message>
    <message>
        <source>Exactly what is sent</source>
        <translation>Genau das wird gesendet</translation>
    </message>
    <message>
        <source>Reason, kept in the audit</source>
        <translation>Grund, im Prüfprotokoll aufbewahrt</translation>
    </message>
    <message>
        <source>why, for whoever reads it later; may stay empty</source>
        <translation>warum, für spätere Leser; darf leer bleiben</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>presence and what it rests on</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Its transport is up</source>
        <translation>Seine Anbindung steht</translation>
    </message>
    <message>
        <source>Its transport is not connected</source>
        <translation>Seine Anbindung ist nicht verbunden</translation>
    </message>
    <message>
        <source>Another order to it is still open</source>
        <translation>Ein anderer Befehl an es ist noch offen</translation>
    </message>
    <message>
        <source>No open order on this device</source>
        <translation>Kein offener Befehl an dieses Gerät</translation>
    </message>
    <message>
        <source>Last order long enough ago, least %1</source>
        <translation>Letzter Befehl lange genug her, mindestens %1</translation>
    </message>
    <message>
        <source>Too soon, %1 to wait</source>
        <translation>Zu früh, noch %1 warten</translation>
    </message>
    <message>
        <source>Cannot be ordered now: %1.</source>
        <translation>Kann jetzt nicht befohlen werden: %1.</translation>
    </message>
    <message>
        <source>Nothing is chosen to be changed.</source>
        <translation>Es ist nichts zum Ändern gewählt.</translation>
    </message>
    <message>
        <source>Hold for 1.2 s; let go to stop.
A change of state cancels it.</source>
        <translation>1,2 s halten; Loslassen bricht ab.
Eine Zustandsänderung bricht ebenfalls ab.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Written to the audit, then sent once.</source>
        <translation>Ins Prüfprotokoll geschrieben, dann einmal gesendet.</translation>
    </message>
    <message>
        <source>Sent once. Proof is waited for.</source>
        <translation>Einmal gesendet. Auf den Nachweis wird gewartet.</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wartet: %1</translation>
    </message>
    <message>
        <source>You may close this window: the order ends without it, and its outcome stands in the events and in the audit.</source>
        <translation>Sie können dieses Fenster schließen: Der Befehl endet auch ohne es, und sein Ausgang steht bei den Ereignissen und im Prüfprotokoll.</translation>
    </message>
    <message>
        <source>%1 more to follow when this one has ended.</source>
        <translation>%1 weitere folgen, wenn dieser geendet hat.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>order and outcome</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>The state is not the one you were shown. Look at it, then order again if you still want to.</source>
        <translation>Der Zustand ist nicht der, der Ihnen gezeigt wurde. Sehen Sie ihn an und befehlen Sie dann neu, wenn Sie noch wollen.</translation>
    </message>
    <message>
        <source>Not accepted, nothing was sent: %1.</source>
        <translation>Nicht angenommen, nichts wurde gesendet: %1.</translation>
    </message>
    <message>
        <source>Nothing left this console: %1.</source>
        <translation>Nichts hat diese Konsole verlassen: %1.</translation>
    </message>
    <message>
        <source>It waited longer than it was good for; nothing was sent.</source>
        <translation>Er wartete länger, als er gültig war; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Taken back before it was sent.</source>
        <translation>Vor dem Senden zurückgenommen.</translation>
    </message>
    <message>
        <source>An interval order still waits for its proof</source>
        <translation>Ein Intervallbefehl wartet noch auf seinen Nachweis</translation>
    </message>
    <message>
        <source>Nobody confirmed it within %1; nothing was sent.</source>
        <translation>Niemand bestätigte ihn innerhalb von %1; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>What was checked is no longer just now. Order again if you still want to.</source>
        <translation>Was geprüft wurde, ist nicht mehr aktuell. Befehlen Sie neu, wenn Sie noch wollen.</translation>
    </message>
    <message>
        <source>For the proof</source>
        <translation>Für den Nachweis</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>Zum Bestätigen</translation>
    </message>
    <message>
        <source>The open order changes a reporting interval: it was sent, and only its proof is measured, which can take minutes. If you stop waiting, it ends as &quot;No answer&quot;, and this order can go out.</source>
        <translation>Der offene Befehl ändert ein Meldeintervall: Er ist gesendet, nur sein Nachweis wird noch gemessen, was Minuten dauern kann. Wenn Sie nicht länger warten, endet er als „Keine Antwort“, und dieser Befehl kann hinaus.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht länger warten</translation>
    </message>
</context>
<context>
    <name>console::OrderJourney</name>
    <message>
        <source>Requested, audit row %1</source>
        <translation>Angefordert, Zeile %1 im Prüfprotokoll</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Sent once</source>
        <translation>Einmal gesendet</translation>
    </message>
    <message>
        <source>Broker took it</source>
        <translation>Der Broker nahm ihn</translation>
    </message>
    <message>
        <source>accepted, not proof</source>
        <translation>angenommen, kein Nachweis</translation>
    </message>
    <message>
        <source>Device reports %1</source>
        <translation>Gerät meldet %1</translation>
    </message>
    <message>
        <source>not retained, after %1</source>
        <translation>keine gespeicherte Kopie, nach %1</translation>
    </message>
    <message>
        <source>not retained, wanted %1</source>
        <translation>keine gespeicherte Kopie, gewollt %1</translation>
    </message>
    <message>
        <source>Reported after %1</source>
        <translation>Gemeldet nach %1</translation>
    </message>
    <message>
        <source>ordered %1</source>
        <translation>befohlen %1</translation>
    </message>
    <message>
        <source>Nobody waits for its proof any more</source>
        <translation>Niemand wartet mehr auf seinen Nachweis</translation>
    </message>
    <message>
        <source>whether it is obeyed was not seen</source>
        <translation>ob er befolgt wird, wurde nicht gesehen</translation>
    </message>
    <message>
        <source>Window over, nothing heard</source>
        <translation>Frist vorbei, nichts gehört</translation>
    </message>
    <message>
        <source>a late answer is kept as late</source>
        <translation>eine späte Antwort wird als spät vermerkt</translation>
    </message>
    <message>
        <source>Waiting for proof</source>
        <translation>Wartet auf Nachweis</translation>
    </message>
    <message>
        <source>%1; row %2, %3…%4</source>
        <comment>what happened, row number and hash</comment>
        <translation>%1; Zeile %2, %3…%4</translation>
    </message>
    <message>
        <source>%1; told by row %2</source>
        <comment>what happened, row number</comment>
        <translation>%1; laut Zeile %2</translation>
    </message>
    <message>
        <source>stored before anything was sent</source>
        <translation>gespeichert, bevor etwas gesendet wurde</translation>
    </message>
    <message>
        <source>never repeated</source>
        <translation>nie wiederholt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>taken over, no proof</source>
        <translation>übernommen, kein Nachweis</translation>
    </message>
    <message>
        <source>Left the ordered state again</source>
        <translation>Verließ den befohlenen Zustand wieder</translation>
    </message>
    <message>
        <source>Late answer</source>
        <translation>Späte Antwort</translation>
    </message>
    <message>
        <source>the outcome stays as it is</source>
        <translation>der Ausgang bleibt, wie er ist</translation>
    </message>
    <message>
        <source>fresh, after %1</source>
        <translation>frisch, nach %1</translation>
    </message>
    <message>
        <source>the one ending</source>
        <translation>das eine Ende</translation>
    </message>
    <message>
        <source>by what the device reported</source>
        <translation>durch das, was das Gerät meldete</translation>
    </message>
    <message>
        <source>the window passed without proof</source>
        <translation>die Frist verging ohne Nachweis</translation>
    </message>
    <message>
        <source>whether it left was never confirmed</source>
        <translation>ob er hinausging, wurde nie bestätigt</translation>
    </message>
    <message>
        <source>a person stopped waiting for its proof</source>
        <translation>jemand wartete nicht länger auf den Nachweis</translation>
    </message>
    <message>
        <source>the program ended before it did</source>
        <translation>das Programm endete vor ihm</translation>
    </message>
    <message>
        <source>the console was closing</source>
        <translation>die Konsole wurde gerade geschlossen</translation>
    </message>
    <message>
        <source>another order to this device was still open</source>
        <translation>ein anderer Befehl an dieses Gerät war noch offen</translation>
    </message>
    <message>
        <source>it was so already</source>
        <translation>es war schon so</translation>
    </message>
    <message>
        <source>too soon after the order before</source>
        <translation>zu bald nach dem vorigen Befehl</translation>
    </message>
    <message>
        <source>the device was offline, the order would have been lost</source>
        <translation>das Gerät war offline, der Befehl wäre verloren gegangen</translation>
    </message>
    <message>
        <source>its transport was not connected</source>
        <translation>seine Anbindung war nicht verbunden</translation>
    </message>
    <message>
        <source>it could not be written to the audit</source>
        <translation>er konnte nicht ins Prüfprotokoll geschrieben werden</translation>
    </message>
    <message>
        <source>the device was removed meanwhile</source>
        <translation>das Gerät wurde inzwischen entfernt</translation>
    </message>
    <message>
        <source>it waited longer than it was good for</source>
        <translation>er wartete länger, als er gültig war</translation>
    </message>
    <message>
        <source>taken back before it was sent</source>
        <translation>vor dem Senden zurückgenommen</translation>
    </message>
    <message>
        <source>outside the limits of its profile</source>
        <translation>außerhalb der Grenzen seines Profils</translation>
    </message>
    <message>
        <source>its profile has no such order</source>
        <translation>sein Profil kennt diesen Befehl nicht</translation>
    </message>
    <message>
        <source>Meter echoed it</source>
        <translation>Zähler hat ihn bestätigt</translation>
    </message>
    <message>
        <source>the meter itself said no: %1</source>
        <translation>der Zähler selbst hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>the device’s id was not typed</source>
        <translation>die Kennung des Geräts wurde nicht eingetippt</translation>
    </message>
</context>
<context>
    <name>console::OutageRuleDialog</name>
    <message>
        <source>Outages and regions</source>
        <translation>Ausfälle und Regionen</translation>
    </message>
    <message>
        <source>How interruptions are counted, and by which regions.</source>
        <translation>Wie Unterbrechungen gezählt werden und nach welchen Regionen.</translation>
    </message>
    <message>
        <source>Longest momentary interruption, s</source>
        <translation>Längste kurze Unterbrechung, s</translation>
    </message>
    <message>
        <source>Momentary</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Sustained</source>
        <translation>Anhaltend</translation>
    </message>
    <message>
        <source>Exactly as long</source>
        <translation>Genau so lang</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Counted anew from the readings; the workspace is opened anew with it.</source>
        <translation>Aus den Messwerten neu gezählt; der Arbeitsbereich wird damit neu geöffnet.</translation>
    </message>
    <message>
        <source>Those of the program</source>
        <translation>Die des Programms</translation>
    </message>
    <message>
        <source>A file of my own</source>
        <translation>Eine eigene Datei</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>File of the regions</source>
        <translation>Datei der Regionen</translation>
    </message>
    <message>
        <source>file in GeoJSON format</source>
        <translation>Datei im GeoJSON-Format</translation>
    </message>
    <message>
        <source>GeoJSON (*.geojson *.json);;All files (*)</source>
        <translation>GeoJSON (*.geojson *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Property with the name</source>
        <translation>Eigenschaft mit dem Namen</translation>
    </message>
    <message>
        <source>Property with the province</source>
        <translation>Eigenschaft mit der Provinz</translation>
    </message>
    <message>
        <source>Any GeoJSON of named polygons.</source>
        <translation>Jedes GeoJSON mit benannten Polygonen.</translation>
    </message>
    <message>
        <source>The districts and provinces of Sri Lanka.</source>
        <translation>Die Distrikte und Provinzen von Sri Lanka.</translation>
    </message>
    <message>
        <source>Empty: district, region or name.</source>
        <translation>Leer: district, region oder name.</translation>
    </message>
    <message>
        <source>Empty: province; may be missing.</source>
        <translation>Leer: province; darf fehlen.</translation>
    </message>
    <message>
        <source>One beside the workspace file moves with it.</source>
        <translation>Eine neben der Datei des Arbeitsbereichs zieht mit ihr um.</translation>
    </message>
    <message>
        <source>Type or choose a file.</source>
        <translation>Eine Datei eintippen oder wählen.</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n regions: %1</source>
        <translation>
            <numerusform>%n Region: %1</numerusform>
            <numerusform>%n Regionen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole seconds, 1 to %1.</source>
        <translation>Ganze Sekunden, 1 bis %1.</translation>
    </message>
    <message>
        <source>What the file says is not understood: %1.</source>
        <translation>Was in der Datei steht, ist nicht verständlich: %1.</translation>
    </message>
    <message>
        <source>%1; five minutes in IEEE 1366.</source>
        <translation>%1; fünf Minuten nach IEEE 1366.</translation>
    </message>
    <message>
        <source>IEEE 1366: momentary. Some regulators: sustained.</source>
        <translation>IEEE 1366: kurz. Bei manchen Behörden: anhaltend.</translation>
    </message>
</context>
<context>
    <name>console::OutcomeCounts</name>
    <message>
        <source>%1 %2</source>
        <comment>count and outcome</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>How orders ended, %1</source>
        <translation>Wie Befehle endeten, %1</translation>
    </message>
</context>
<context>
    <name>console::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nichts braucht Sie.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>device, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, heard %3 ago</source>
        <comment>device, state, age</comment>
        <translation>%1: %2, vor %3 gehört</translation>
    </message>
    <message>
        <source>%1 of %2 devices are fresh</source>
        <comment>at the start of a sentence</comment>
        <translation>%1 von %2 Geräten sind frisch</translation>
    </message>
    <message>
        <source>The devices are still being read from the database.</source>
        <translation>Die Geräte werden noch aus der Datenbank gelesen.</translation>
    </message>
    <message>
        <source>%1; nothing is being recorded.</source>
        <translation>%1; nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1; readings may be missing in one gap today.</source>
        <translation>%1; heute können in einer Lücke Messwerte fehlen.</translation>
    </message>
    <message numerus="yes">
        <source>%1; readings may be missing in %n gaps today.</source>
        <translation>
            <numerusform>%1; heute können in %n Lücke Messwerte fehlen.</numerusform>
            <numerusform>%1; heute können in %n Lücken Messwerte fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; nothing that was received has been lost.</source>
        <translation>%1; nichts Empfangenes ging verloren.</translation>
    </message>
    <message>
        <source>One thing needs you.</source>
        <translation>Eine Sache braucht Sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n things need you.</source>
        <translation>
            <numerusform>%n Sache braucht Sie.</numerusform>
            <numerusform>%n Dinge brauchen Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked at: %1, %2 up; %3; today&apos;s orders and gaps; the database.</source>
        <comment>transports, devices</comment>
        <translation>Angesehen: %1, %2 stehen; %3; Befehle und Lücken von heute; die Datenbank.</translation>
    </message>
    <message numerus="yes">
        <source>%n transports</source>
        <translation>
            <numerusform>%n Anbindung</numerusform>
            <numerusform>%n Anbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 devices</source>
        <translation>
            <numerusform>%1 Gerät</numerusform>
            <numerusform>%1 Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what is measured, what to do</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>console::PageStack</name>
    <message>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <source>None of the chosen devices has told its power.</source>
        <translation>Keines der gewählten Geräte hat seine Leistung gemeldet.</translation>
    </message>
    <message>
        <source>Not all are drawn</source>
        <translation>Nicht alle sind gezeichnet</translation>
    </message>
    <message numerus="yes">
        <source>A trend holds %1 curves: %n chosen device(s) are left out.</source>
        <translation>
            <numerusform>Ein Trend fasst %1 Kurven: %n gewähltes Gerät ist ausgelassen.</numerusform>
            <numerusform>Ein Trend fasst %1 Kurven: %n gewählte Geräte sind ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen device(s) have told no power.</source>
        <translation>
            <numerusform>%n gewähltes Gerät hat keine Leistung gemeldet.</numerusform>
            <numerusform>%n gewählte Geräte haben keine Leistung gemeldet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::PaletteDialog</name>
    <message>
        <source>Find a page, device or command</source>
        <translation>Seite, Gerät oder Befehl suchen</translation>
    </message>
    <message>
        <source>The up and down keys choose, Enter does what is chosen, Escape leaves.</source>
        <translation>Die Pfeiltasten wählen, Eingabe führt aus, Escape verlässt.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Nothing is called “%1”. Try fewer letters, or an id.</source>
        <translation>Nichts heißt „%1“. Versuchen Sie weniger Buchstaben oder eine Kennung.</translation>
    </message>
    <message>
        <source>Used last comes first. Type a few letters: the start of words is enough.</source>
        <translation>Zuletzt Benutztes steht vorn. Tippen Sie ein paar Buchstaben: Wortanfänge genügen.</translation>
    </message>
    <message>
        <source>The best %1 of %2. Type more to narrow them down.</source>
        <translation>Die besten %1 von %2. Tippen Sie mehr, um einzugrenzen.</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::PaletteSources</name>
    <message>
        <source>Switch relay on: %1</source>
        <translation>Relais einschalten: %1</translation>
    </message>
    <message>
        <source>Switch relay off: %1</source>
        <translation>Relais ausschalten: %1</translation>
    </message>
    <message>
        <source>Change report intervals: %1</source>
        <translation>Meldeintervalle ändern: %1</translation>
    </message>
    <message>
        <source>Open in a window of its own: %1</source>
        <translation>In eigenem Fenster öffnen: %1</translation>
    </message>
    <message>
        <source>so now</source>
        <translation>jetzt so</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>Farben: hell</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Farben: dunkel</translation>
    </message>
    <message>
        <source>Colours: as the desktop</source>
        <translation>Farben: wie der Desktop</translation>
    </message>
    <message>
        <source>Table rows: dense</source>
        <translation>Tabellenzeilen: dicht</translation>
    </message>
    <message>
        <source>Table rows: normal</source>
        <translation>Tabellenzeilen: normal</translation>
    </message>
    <message>
        <source>Table rows: comfortable</source>
        <translation>Tabellenzeilen: bequem</translation>
    </message>
    <message>
        <source>Units: kWh and kW where they fit</source>
        <translation>Einheiten: kWh und kW, wo sie passen</translation>
    </message>
    <message>
        <source>Units: Wh and W only</source>
        <translation>Einheiten: nur Wh und W</translation>
    </message>
    <message>
        <source>Times: in the computer’s zone</source>
        <translation>Zeiten: in der Zone des Rechners</translation>
    </message>
    <message>
        <source>Times: in UTC</source>
        <translation>Zeiten: in UTC</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <source>Energy of %1: register, integrated, difference</source>
        <translation>Energie von %1: Zählerstand, integriert, Differenz</translation>
    </message>
    <message>
        <source>Explain this meter: %1</source>
        <translation>Diesen Zähler erklären: %1</translation>
    </message>
</context>
<context>
    <name>console::PlannedWorkDialog</name>
    <message>
        <source>Planned work</source>
        <translation>Geplante Arbeit</translation>
    </message>
    <message>
        <source>Interruptions that begin within it are told as planned, also those already seen.</source>
        <translation>Unterbrechungen, die darin beginnen, gelten als geplant, auch schon gesehene.</translation>
    </message>
    <message>
        <source>Note new work</source>
        <translation>Neue Arbeit vermerken</translation>
    </message>
    <message>
        <source>Take noted work back</source>
        <translation>Vermerkte zurücknehmen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>The workspace is opened anew with it.</source>
        <translation>Der Arbeitsbereich wird damit neu geöffnet.</translation>
    </message>
    <message>
        <source>Every site</source>
        <translation>Jeder Standort</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Vermerk</translation>
    </message>
    <message>
        <source>Of people, for people; may stay empty.</source>
        <translation>Von Menschen für Menschen; darf leer bleiben.</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Leitung %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Noted work</source>
        <translation>Vermerkte Arbeit</translation>
    </message>
    <message>
        <source>Every line</source>
        <translation>Jede Leitung</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Note the work</source>
        <translation>Arbeit vermerken</translation>
    </message>
    <message>
        <source>Tick what is to be taken back.</source>
        <translation>Ankreuzen, was zurückgenommen werden soll.</translation>
    </message>
    <message>
        <source>Interruptions within it count like all others again.</source>
        <translation>Unterbrechungen darin zählen dann wieder wie alle anderen.</translation>
    </message>
    <message>
        <source>The clocks are put forward over this time: there is none such.</source>
        <translation>Über diese Zeit werden die Uhren vorgestellt: Es gibt sie nicht.</translation>
    </message>
    <message>
        <source>After %1.</source>
        <comment>a duration</comment>
        <translation>Nach %1.</translation>
    </message>
    <message>
        <source>The end has to come after the beginning.</source>
        <translation>Das Ende muss nach dem Beginn liegen.</translation>
    </message>
</context>
<context>
    <name>console::PortList</name>
    <message>
        <source>Serial ports</source>
        <translation>Serielle Anschlüsse</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>Serieller Anschluss</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>port: make, path, state</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>in use by another program</source>
        <translation>von einem anderen Programm belegt</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Another program holds %1. The bus waits until it is free.</source>
        <translation>Ein anderes Programm hält %1. Der Bus wartet, bis er frei ist.</translation>
    </message>
    <message>
        <source>This user may not use %1. Run “%2”, then log in again.</source>
        <translation>Dieser Benutzer darf %1 nicht benutzen. Führen Sie „%2“ aus und melden Sie sich neu an.</translation>
    </message>
</context>
<context>
    <name>console::PresenceWhy</name>
    <message>
        <source>Nothing is known of it yet.</source>
        <translation>Von ihm ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>Only stored or retained copies are known; they prove nothing about now.</source>
        <translation>Nur gespeicherte oder vom Broker aufbewahrte Kopien sind bekannt; sie beweisen nichts über jetzt.</translation>
    </message>
    <message>
        <source>It said Offline, or its broker said so when the connection broke.</source>
        <translation>Es hat Offline gemeldet, oder sein Broker tat es, als die Verbindung abbrach.</translation>
    </message>
    <message>
        <source>The last that is known of it is that it went offline.</source>
        <translation>Zuletzt ist von ihm bekannt, dass es offline ging.</translation>
    </message>
    <message>
        <source>Its heartbeat and its measurements arrive.</source>
        <translation>Sein Lebenszeichen und seine Messwerte kommen an.</translation>
    </message>
    <message>
        <source>Its heartbeat arrives; its first measurement is still to come.</source>
        <translation>Sein Lebenszeichen kommt an; der erste Messwert steht noch aus.</translation>
    </message>
    <message>
        <source>Its measurements arrive, without a heartbeat.</source>
        <translation>Seine Messwerte kommen an, ohne Lebenszeichen.</translation>
    </message>
    <message>
        <source>The node is up, but its measurements have ended: mains side off, or a loose wire.</source>
        <translation>Der Knoten läuft, aber seine Messwerte bleiben aus: Netzseite aus oder ein loser Draht.</translation>
    </message>
    <message>
        <source>The node is up, but has not measured since this program started.</source>
        <translation>Der Knoten läuft, hat aber seit dem Start dieses Programms nichts gemessen.</translation>
    </message>
    <message>
        <source>It still says Online, but nothing arrives any more: a broker keeps that word.</source>
        <translation>Es meldet noch Online, aber nichts kommt mehr an: Ein Broker bewahrt dieses Wort auf.</translation>
    </message>
    <message>
        <source>Nothing arrives from it any more.</source>
        <translation>Von ihm kommt nichts mehr an.</translation>
    </message>
    <message>
        <source>It answers when it is asked.</source>
        <translation>Es antwortet, wenn es gefragt wird.</translation>
    </message>
    <message>
        <source>It does not answer any more.</source>
        <translation>Es antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>It has not answered since this program started.</source>
        <translation>Es hat seit dem Start dieses Programms nicht geantwortet.</translation>
    </message>
    <message>
        <source>Status: Online, an old copy</source>
        <translation>Status: Online, eine alte Kopie</translation>
    </message>
    <message>
        <source>Status: Offline, an old copy</source>
        <translation>Status: Offline, eine alte Kopie</translation>
    </message>
    <message>
        <source>Status: Online</source>
        <translation>Status: Online</translation>
    </message>
    <message>
        <source>Status: Offline</source>
        <translation>Status: Offline</translation>
    </message>
    <message>
        <source>Heartbeat: %1 ago</source>
        <translation>Lebenszeichen: vor %1</translation>
    </message>
    <message>
        <source>Heartbeat: none live</source>
        <translation>Lebenszeichen: keines live</translation>
    </message>
    <message>
        <source>Measurement: %1 ago</source>
        <translation>Messwert: vor %1</translation>
    </message>
    <message>
        <source>Measurement: none live</source>
        <translation>Messwert: keiner live</translation>
    </message>
</context>
<context>
    <name>console::PresenceWords</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>Meter silent</source>
        <translation>Zähler stumm</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Never heard</source>
        <translation>Nie gehört</translation>
    </message>
</context>
<context>
    <name>console::PreviewModel</name>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>type, order, value</comment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>chosen; looks like it</source>
        <translation>gewählt; passt</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>looks like it</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
</context>
<context>
    <name>console::ProgressCard</name>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>order, device</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>written into the audit, not sent yet</source>
        <translation>ins Prüfprotokoll geschrieben, noch nicht gesendet</translation>
    </message>
    <message>
        <source>sent once, waiting for proof</source>
        <translation>einmal gesendet, wartet auf Nachweis</translation>
    </message>
    <message>
        <source>taken by the broker or bus, waiting for proof</source>
        <translation>von Broker oder Bus übernommen, wartet auf Nachweis</translation>
    </message>
    <message>
        <source>evidence is there, it has to stay so</source>
        <translation>der Beleg ist da, er muss sich halten</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %2</source>
        <comment>written so far</comment>
        <translation>
            <numerusform>%1 Zeile, %2</numerusform>
            <numerusform>%1 Zeilen, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>console::ReadyRow</name>
    <message>
        <source>Ready on this computer</source>
        <translation>Bereit auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was checked and how it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was checked and its cure</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Ready on this computer. %1</source>
        <translation>Bereit auf diesem Rechner. %1</translation>
    </message>
</context>
<context>
    <name>console::ReadyWords</name>
    <message>
        <source>Serial ports</source>
        <translation>Serielle Anschlüsse</translation>
    </message>
    <message>
        <source>allowed to root</source>
        <translation>root darf</translation>
    </message>
    <message>
        <source>member of %1</source>
        <translation>Mitglied von %1</translation>
    </message>
    <message>
        <source>not a member of %1</source>
        <translation>nicht Mitglied von %1</translation>
    </message>
    <message>
        <source>Run “%1”, then log in again.</source>
        <translation>Führen Sie „%1“ aus und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>member of %1 from the next login</source>
        <translation>Mitglied von %1 ab der nächsten Anmeldung</translation>
    </message>
    <message>
        <source>Log out and in again: groups count from the login.</source>
        <translation>Melden Sie sich ab und wieder an: Gruppen gelten ab der Anmeldung.</translation>
    </message>
    <message>
        <source>no group needed</source>
        <translation>keine Gruppe nötig</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>Give this user the right to write there, or choose another folder.</source>
        <translation>Geben Sie diesem Benutzer dort Schreibrecht oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>folder can be written</source>
        <translation>Ordner ist beschreibbar</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>Make room, or put the database on another disk.</source>
        <translation>Schaffen Sie Platz oder legen Sie die Datenbank auf einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>in step, %1</source>
        <translation>im Takt, %1</translation>
    </message>
    <message>
        <source>not synchronised, %1</source>
        <translation>nicht synchronisiert, %1</translation>
    </message>
    <message>
        <source>Switch time synchronisation on: “%1”. Readings carry this clock&apos;s time.</source>
        <translation>Schalten Sie die Zeitsynchronisierung ein: „%1“. Messwerte tragen die Zeit dieser Uhr.</translation>
    </message>
</context>
<context>
    <name>console::RegisterCard</name>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>Energy: register, integrated, difference</source>
        <translation>Energie: Zählerstand, integriert, Differenz</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Zählerstand</translation>
    </message>
    <message>
        <source>Integrated</source>
        <translation>Integriert</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>quality, age</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>estimated: register fell</source>
        <translation>geschätzt: Zählerstand gefallen</translation>
    </message>
    <message>
        <source>by its register</source>
        <translation>nach seinem Zählerstand</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Prüfen…</translation>
    </message>
</context>
<context>
    <name>console::RegisterMapEditor</name>
    <message>
        <source>Register map</source>
        <translation>Registertabelle</translation>
    </message>
    <message>
        <source>A profile of your own, kept beside the workspace. Try it on a meter before it is saved.</source>
        <translation>Ein eigenes Profil, neben dem Arbeitsbereich abgelegt. Vor dem Speichern lässt es sich an einem Zähler ausprobieren.</translation>
    </message>
    <message>
        <source>an empty table</source>
        <translation>einer leeren Tabelle</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>darf leer bleiben</translation>
    </message>
    <message>
        <source>0, as on the wire</source>
        <translation>0, wie auf der Leitung</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Addresses count from</source>
        <translation>Adressen zählen ab</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Largest read</source>
        <translation>Größte Abfrage</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Zeile anfügen</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <source>Import CSV…</source>
        <translation>CSV einlesen …</translation>
    </message>
    <message>
        <source>Take nothing</source>
        <translation>Nichts übernehmen</translation>
    </message>
    <message>
        <source>Try it on a meter</source>
        <translation>An einem Zähler ausprobieren</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>unit </source>
        <comment>before the number of a unit</comment>
        <translation>Einheit </translation>
    </message>
    <message>
        <source>Read once</source>
        <translation>Einmal lesen</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>So lesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>Profil speichern</translation>
    </message>
    <message>
        <source>Type into a cell to change it; what is wrong with it is said below the table.</source>
        <translation>Zum Ändern in eine Zelle tippen; was daran falsch ist, steht unter der Tabelle.</translation>
    </message>
    <message>
        <source>Lines that are not taken</source>
        <translation>Zeilen, die nicht übernommen werden</translation>
    </message>
    <message>
        <source>The chosen register in every type and order</source>
        <translation>Das gewählte Register in jedem Typ und jeder Reihenfolge</translation>
    </message>
    <message>
        <source>Enter reads the register so.</source>
        <translation>Eingabe liest das Register so.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>address and why it was not read</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not written. %1 %2</source>
        <comment>error and its cure</comment>
        <translation>Nicht geschrieben. %1 %2</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>name of a copied profile</comment>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>Still to do: a name.</source>
        <translation>Noch offen: ein Name.</translation>
    </message>
    <message>
        <source>Still to do: an id of small letters, digits and hyphens.</source>
        <translation>Noch offen: eine Kennung aus Kleinbuchstaben, Ziffern und Bindestrichen.</translation>
    </message>
    <message>
        <source>“%1” is a profile of the program and stays as it is; choose another id.</source>
        <translation>„%1“ ist ein Profil des Programms und bleibt, wie es ist; eine andere Kennung wählen.</translation>
    </message>
    <message>
        <source>Still to do: at least one register.</source>
        <translation>Noch offen: mindestens ein Register.</translation>
    </message>
    <message numerus="yes">
        <source>Still to do: %n cell(s) that cannot be used.</source>
        <translation>
            <numerusform>Noch offen: %n Zelle, die nicht brauchbar ist.</numerusform>
            <numerusform>Noch offen: %n Zellen, die nicht brauchbar sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes to %1; then everything stops and starts anew with it, some seconds long.</source>
        <translation>Kommt nach %1; danach hält alles an und beginnt damit neu, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Reading: %1 of %2.</source>
        <translation>Liest: %1 von %2.</translation>
    </message>
    <message>
        <source>No bus is open. The table can be filled and saved all the same.</source>
        <translation>Kein Bus ist offen. Die Tabelle lässt sich trotzdem füllen und speichern.</translation>
    </message>
    <message>
        <source>Read between the polls of the bus; nothing is written to the meter.</source>
        <translation>Gelesen wird zwischen den Abfragen des Busses; in den Zähler wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Add a row, or import registers from a CSV file.</source>
        <translation>Eine Zeile anfügen oder Register aus einer CSV-Datei einlesen.</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <comment>place in a table and what is said of it</comment>
        <translation>Zeile %1, %2: %3</translation>
    </message>
    <message>
        <source>Read once to see this register in every type and order.</source>
        <translation>Einmal lesen, um dieses Register in jedem Typ und jeder Reihenfolge zu sehen.</translation>
    </message>
    <message>
        <source>A row needs address, type and quantity to be read.</source>
        <translation>Zum Lesen braucht eine Zeile Adresse, Typ und Größe.</translation>
    </message>
    <message>
        <source>Sources disagree about this value: compare both with the meter’s display.</source>
        <translation>Über diesen Wert sind sich die Quellen uneins: beide mit der Anzeige des Zählers vergleichen.</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Diese nehmen</translation>
    </message>
    <message>
        <source>Reads %1 instead; the other place is kept to compare.</source>
        <translation>Liest stattdessen %1; die andere Stelle bleibt zum Vergleichen.</translation>
    </message>
    <message>
        <source>This row reads it here.</source>
        <translation>Diese Zeile liest hier.</translation>
    </message>
    <message>
        <source>There is no row yet that could be read.</source>
        <translation>Noch keine Zeile lässt sich lesen.</translation>
    </message>
    <message>
        <source>Import registers from CSV</source>
        <translation>Register aus CSV einlesen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>Tabellen (*.csv *.tsv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file and what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) can be taken</source>
        <translation>
            <numerusform>%n Register kann übernommen werden</numerusform>
            <numerusform>%n Register können übernommen werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot</source>
        <translation>
            <numerusform>%n Zeile nicht</numerusform>
            <numerusform>%n Zeilen nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>file, what can be taken</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2, %3.</source>
        <comment>file, what can be taken, what cannot</comment>
        <translation>%1: %2, %3.</translation>
    </message>
    <message>
        <source>The addresses look like the numbers of old manuals, in which 40001 is address 0 of function 3 and 30001 address 0 of function 4. On the wire such addresses are others.</source>
        <translation>Die Adressen sehen aus wie die Nummern alter Handbücher, in denen 40001 die Adresse 0 der Funktion 3 und 30001 die Adresse 0 der Funktion 4 ist. Auf der Leitung sind solche Adressen andere.</translation>
    </message>
    <message>
        <source>Columns without a meaning here: %1.</source>
        <translation>Spalten ohne Bedeutung hier: %1.</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>Alle übernehmen</translation>
    </message>
    <message numerus="yes">
        <source>Take %n and leave the others</source>
        <translation>
            <numerusform>%n übernehmen, die anderen lassen</numerusform>
            <numerusform>%n übernehmen, die anderen lassen</numerusform>
        </translation>
    </message>
    <message>
        <source>What was typed is not saved. Leave all the same?</source>
        <translation>Das Eingegebene ist nicht gespeichert. Trotzdem verlassen?</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern verlassen</translation>
    </message>
    <message>
        <source>Goes to %1, and can be chosen in the dialog beneath.</source>
        <translation>Kommt nach %1 und kann im Dialog darunter gewählt werden.</translation>
    </message>
</context>
<context>
    <name>console::RegisterMapPath</name>
    <message>
        <source>The demo keeps nothing: open a workspace of your own to save a profile.</source>
        <translation>Die Demo behält nichts: Zum Speichern eines Profils einen eigenen Arbeitsbereich öffnen.</translation>
    </message>
</context>
<context>
    <name>console::RegisterWords</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinstes</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Größtes</translation>
    </message>
    <message>
        <source>Every … polls</source>
        <translation>Alle … Abfragen</translation>
    </message>
    <message>
        <source>“No value” bits</source>
        <translation>Bits für „kein Wert“</translation>
    </message>
    <message>
        <source>Where the value begins, decimal or as 0x003E.</source>
        <translation>Wo der Wert beginnt, dezimal oder als 0x003E.</translation>
    </message>
    <message>
        <source>3 reads holding registers, 4 input registers; 3 when empty.</source>
        <translation>3 liest Halteregister, 4 Eingangsregister; leer heißt 3.</translation>
    </message>
    <message>
        <source>How the bits are meant: u16, s16, u32, s32, f32, u48, u64, s64 or f64.</source>
        <translation>Wie die Bits gemeint sind: u16, s16, u32, s32, f32, u48, u64, s64 oder f64.</translation>
    </message>
    <message>
        <source>Which byte comes first: ABCD, CDAB, BADC or DCBA; ABCD when empty.</source>
        <translation>Welches Byte zuerst kommt: ABCD, CDAB, BADC oder DCBA; leer heißt ABCD.</translation>
    </message>
    <message>
        <source>What is measured, as profiles spell it: voltage, active_power, energy_import…</source>
        <translation>Was gemessen wird, wie Profile es schreiben: voltage, active_power, energy_import …</translation>
    </message>
    <message>
        <source>L1, L2 or L3 for a phase; empty for the meter as a whole.</source>
        <translation>L1, L2 oder L3 für eine Phase; leer für den Zähler als Ganzes.</translation>
    </message>
    <message>
        <source>What the number is multiplied with; 1 when empty.</source>
        <translation>Womit die Zahl malgenommen wird; leer heißt 1.</translation>
    </message>
    <message>
        <source>What the scaled number is in, for example kWh; the quantity’s own unit when empty.</source>
        <translation>Worin die Zahl nach dem Faktor steht, zum Beispiel kWh; leer heißt die eigene Einheit der Größe.</translation>
    </message>
    <message>
        <source>What is added after scaling; nothing when empty.</source>
        <translation>Was nach dem Faktor dazukommt; leer heißt nichts.</translation>
    </message>
    <message>
        <source>Below it the value is impossible and is not stored.</source>
        <translation>Darunter ist der Wert unmöglich und wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>Above it the value is impossible and is not stored.</source>
        <translation>Darüber ist der Wert unmöglich und wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>Read in one of so many polls; in each when empty.</source>
        <translation>Wird in einer von so vielen Abfragen gelesen; leer heißt in jeder.</translation>
    </message>
    <message>
        <source>Raw bits by which the meter says that it has no value, as 0x7FFF; blanks between several.</source>
        <translation>Rohe Bits, mit denen der Zähler sagt, dass er keinen Wert hat, wie 0x7FFF; mehrere durch Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>This cell may not stay empty.</source>
        <translation>Diese Zelle darf nicht leer bleiben.</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Das ist keine Zahl.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>Eines von: %1.</translation>
    </message>
    <message>
        <source>No quantity of that name is known.</source>
        <translation>Eine Größe dieses Namens ist nicht bekannt.</translation>
    </message>
    <message>
        <source>This quantity is given in: %1.</source>
        <translation>Diese Größe wird angegeben in: %1.</translation>
    </message>
    <message>
        <source>A scale of 0 would make every value 0.</source>
        <translation>Ein Faktor von 0 würde jeden Wert zu 0 machen.</translation>
    </message>
    <message>
        <source>The most has to be above the least.</source>
        <translation>Das Größte muss über dem Kleinsten liegen.</translation>
    </message>
    <message>
        <source>Raw bits such as 0x7FFF, at most 16 digits each, with blanks between them.</source>
        <translation>Rohe Bits wie 0x7FFF, höchstens 16 Ziffern, durch Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>Shares registers with row %1. That may be meant.</source>
        <translation>Teilt Register mit Zeile %1. Das kann so gemeint sein.</translation>
    </message>
    <message>
        <source>Row %1 has the same quantity and channel. That may be meant.</source>
        <translation>Zeile %1 hat dieselbe Größe und denselben Kanal. Das kann so gemeint sein.</translation>
    </message>
    <message>
        <source>Wider than the largest read of %1 registers; it is read by itself.</source>
        <translation>Breiter als die größte Abfrage von %1 Registern; es wird einzeln gelesen.</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>Ein Anführungszeichen wird geöffnet und nie geschlossen.</translation>
    </message>
    <message>
        <source>The line has more cells than the header has names.</source>
        <translation>Die Zeile hat mehr Zellen, als der Kopf Namen hat.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is larger than %1.</source>
        <translation>Die Datei ist größer als %1.</translation>
    </message>
    <message>
        <source>The file is no text in UTF-8. Store it as “CSV UTF-8”.</source>
        <translation>Die Datei ist kein Text in UTF-8. Als „CSV UTF-8“ speichern.</translation>
    </message>
    <message>
        <source>The first line has to name the columns, and one of them has to be “address”.</source>
        <translation>Die erste Zeile muss die Spalten nennen, und eine davon muss „address“ heißen.</translation>
    </message>
    <message>
        <source>As chosen, this looks like %1.</source>
        <translation>Wie gewählt sieht das nach %1 aus.</translation>
    </message>
    <message>
        <source>%1 looks like %2.</source>
        <translation>%1 sieht nach %2 aus.</translation>
    </message>
    <message>
        <source>%1 with a scale of %2 would look like %3.</source>
        <translation>%1 mit einem Faktor von %2 sähe nach %3 aus.</translation>
    </message>
    <message>
        <source>As chosen, it says %1. It can be that; compare it with the meter’s display.</source>
        <translation>Wie gewählt ergibt es %1. Das kann stimmen; mit der Anzeige des Zählers vergleichen.</translation>
    </message>
    <message>
        <source>As chosen, it says what this quantity hardly ever is. Compare it with the meter’s display.</source>
        <translation>Wie gewählt ergibt es, was diese Größe kaum je ist. Mit der Anzeige des Zählers vergleichen.</translation>
    </message>
    <message>
        <source>None of the readings looks like this quantity. Is the address right?</source>
        <translation>Keine der Lesarten sieht nach dieser Größe aus. Stimmt die Adresse?</translation>
    </message>
    <message>
        <source>The meter refuses: %1.</source>
        <translation>Der Zähler lehnt ab: %1.</translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation>Keine Antwort.</translation>
    </message>
    <message>
        <source>It was not asked: %1.</source>
        <translation>Es wurde nicht gefragt: %1.</translation>
    </message>
    <message>
        <source>The connection was lost meanwhile.</source>
        <translation>Die Verbindung ging inzwischen verloren.</translation>
    </message>
    <message>
        <source>Bytes came, but no readable answer.</source>
        <translation>Bytes kamen, aber keine lesbare Antwort.</translation>
    </message>
</context>
<context>
    <name>console::RegistersModel</name>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>“no value”</source>
        <translation>„kein Wert“</translation>
    </message>
    <message>
        <source>below the least</source>
        <translation>unter dem Kleinsten</translation>
    </message>
    <message>
        <source>above the most</source>
        <translation>über dem Größten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column of a table and what stands there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Meter says</source>
        <translation>Zähler sagt</translation>
    </message>
    <message>
        <source>What the meter answered, read as this row means it.</source>
        <translation>Was der Zähler geantwortet hat, so gelesen, wie diese Zeile es meint.</translation>
    </message>
</context>
<context>
    <name>console::RejectsModel</name>
    <message>
        <source>%1
%2, %3 bytes</source>
        <translation>%1
%2, %3 Byte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie es kam</translation>
    </message>
</context>
<context>
    <name>console::RelayCard</name>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>Switch on…</source>
        <translation>Einschalten …</translation>
    </message>
    <message>
        <source>Switch off…</source>
        <translation>Ausschalten …</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Befohlen</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Load now</source>
        <translation>Last jetzt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time and person</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>nothing ordered in this week</source>
        <translation>in dieser Woche nichts befohlen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time and kind</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>stored copy</source>
        <translation>gespeicherte Kopie</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>frisch</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>An order is under way.</source>
        <translation>Ein Befehl ist unterwegs.</translation>
    </message>
    <message>
        <source>Nothing is repeated by itself; a late answer is kept as late.</source>
        <translation>Nichts wird von selbst wiederholt; eine späte Antwort wird als spät vermerkt.</translation>
    </message>
    <message>
        <source>never reported</source>
        <translation>nie gemeldet</translation>
    </message>
    <message>
        <source>a stored copy said %1</source>
        <translation>eine gespeicherte Kopie sagte %1</translation>
    </message>
    <message>
        <source>last proved %1 %2 ago</source>
        <translation>zuletzt %1 nachgewiesen, vor %2</translation>
    </message>
    <message>
        <source>last known, a stored copy</source>
        <translation>zuletzt bekannt, eine gespeicherte Kopie</translation>
    </message>
    <message>
        <source>reported %1 ago</source>
        <translation>gemeldet vor %1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Opens the confirmation; nothing is sent yet.</source>
        <translation>Öffnet die Bestätigung; noch wird nichts gesendet.</translation>
    </message>
    <message>
        <source>An interval order still waits for its proof.</source>
        <translation>Ein Intervallbefehl wartet noch auf seinen Nachweis.</translation>
    </message>
    <message>
        <source>Last reported %1 ago; this device cannot be asked. Nothing is repeated by itself; a late answer is kept as late.</source>
        <translation>Zuletzt vor %1 gemeldet; dieses Gerät kann nicht gefragt werden. Nichts wird von selbst wiederholt; eine späte Antwort wird als spät vermerkt.</translation>
    </message>
    <message>
        <source>It never reported, and this device cannot be asked. Nothing is repeated by itself; a late answer is kept as late.</source>
        <translation>Es hat nie gemeldet und kann nicht gefragt werden. Nichts wird von selbst wiederholt; eine späte Antwort wird als spät vermerkt.</translation>
    </message>
</context>
<context>
    <name>console::RelayDialog</name>
    <message>
        <source>Switch relay on</source>
        <translation>Relais einschalten</translation>
    </message>
    <message>
        <source>Switch relay off</source>
        <translation>Relais ausschalten</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Hold to switch on</source>
        <translation>Halten zum Einschalten</translation>
    </message>
    <message>
        <source>Hold to switch off</source>
        <translation>Halten zum Ausschalten</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Befohlen</translation>
    </message>
    <message>
        <source>one send, no repeat</source>
        <translation>einmal senden, nie wiederholen</translation>
    </message>
    <message>
        <source>proof: a fresh report “%1” within %2</source>
        <translation>Nachweis: eine frische Meldung „%1“ innerhalb von %2</translation>
    </message>
    <message>
        <source>Its relay never reported a state</source>
        <translation>Sein Relais hat nie einen Zustand gemeldet</translation>
    </message>
    <message>
        <source>Its state is a stored copy, not fresh</source>
        <translation>Sein Zustand ist eine gespeicherte Kopie, nicht frisch</translation>
    </message>
    <message>
        <source>Its state is a fresh report, not retained</source>
        <translation>Sein Zustand ist eine frische Meldung, keine gespeicherte Kopie</translation>
    </message>
    <message>
        <source>It already reports %1</source>
        <translation>Es meldet schon %1</translation>
    </message>
    <message>
        <source>The order changes its state</source>
        <translation>Der Befehl ändert seinen Zustand</translation>
    </message>
    <message>
        <source>flow now</source>
        <translation>fließen jetzt</translation>
    </message>
    <message>
        <source>stop flowing</source>
        <translation>fließen nicht mehr</translation>
    </message>
    <message>
        <source>load comes back, how much is not known</source>
        <translation>Last kommt wieder, wie viel ist nicht bekannt</translation>
    </message>
    <message>
        <source>its load now is not known</source>
        <translation>seine Last jetzt ist nicht bekannt</translation>
    </message>
    <message>
        <source>Its state is no longer known.</source>
        <translation>Sein Zustand ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>The relay changed to %1 while this was open.</source>
        <translation>Das Relais wechselte zu %1, während dies offen war.</translation>
    </message>
    <message>
        <source>The relay reported %1 while this was open.</source>
        <translation>Das Relais meldete %1, während dies offen war.</translation>
    </message>
    <message>
        <source>Verified: %1</source>
        <translation>Bestätigt: %1</translation>
    </message>
    <message>
        <source>Mismatch: still %1</source>
        <translation>Abweichung: immer noch %1</translation>
    </message>
    <message>
        <source>Mismatch: %1</source>
        <translation>Abweichung: %1</translation>
    </message>
    <message>
        <source>No answer: state unknown</source>
        <translation>Keine Antwort: Zustand unbekannt</translation>
    </message>
    <message>
        <source>Rejected: nothing was sent</source>
        <translation>Abgelehnt: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Not sent: it did not leave</source>
        <translation>Nicht gesendet: er ging nicht hinaus</translation>
    </message>
    <message>
        <source>Expired: nothing was sent</source>
        <translation>Verfallen: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Cancelled: nothing was sent</source>
        <translation>Abgebrochen: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Proved in %1 by a fresh, non-retained report.</source>
        <translation>In %1 nachgewiesen durch eine frische Meldung, keine gespeicherte Kopie.</translation>
    </message>
    <message>
        <source>The device answered, freshly, and it is not what was ordered.</source>
        <translation>Das Gerät hat geantwortet, frisch, und es ist nicht, was befohlen wurde.</translation>
    </message>
    <message>
        <source>Not failed and not done. %1 passed without proof.</source>
        <translation>Weder misslungen noch getan. %1 vergingen ohne Nachweis.</translation>
    </message>
    <message>
        <source>%1 %2 ago</source>
        <translation>%1 vor %2</translation>
    </message>
    <message>
        <source>Nothing more to do.</source>
        <translation>Nichts weiter zu tun.</translation>
    </message>
    <message>
        <source>Load was %1; its next report shows the change. Nothing more to do.</source>
        <translation>Die Last war %1; die nächste Meldung zeigt die Änderung. Nichts weiter zu tun.</translation>
    </message>
    <message>
        <source>Load was %1, is %2. Nothing more to do.</source>
        <translation>Die Last war %1, ist %2. Nichts weiter zu tun.</translation>
    </message>
    <message>
        <source>Load: %1; it hints but proves nothing. </source>
        <translation>Last: %1; das deutet etwas an, beweist aber nichts. </translation>
    </message>
    <message>
        <source>This device cannot be asked: wait for its next report. The console will not repeat the order.</source>
        <translation>Dieses Gerät kann nicht gefragt werden: Warten Sie auf seine nächste Meldung. Die Konsole wiederholt den Befehl nicht.</translation>
    </message>
    <message>
        <source>Check a local override or a stuck contactor. A new order starts with a new confirmation.</source>
        <translation>Prüfen Sie eine Vor-Ort-Bedienung oder ein hängendes Schütz. Ein neuer Befehl beginnt mit einer neuen Bestätigung.</translation>
    </message>
    <message>
        <source>Look at its transport, then order again.</source>
        <translation>Sehen Sie nach seiner Anbindung und befehlen Sie dann neu.</translation>
    </message>
    <message>
        <source>A new order starts with a new confirmation.</source>
        <translation>Ein neuer Befehl beginnt mit einer neuen Bestätigung.</translation>
    </message>
    <message>
        <source>last reported %1 %2 ago</source>
        <translation>zuletzt %1 gemeldet, vor %2</translation>
    </message>
    <message>
        <source>never reported</source>
        <translation>nie gemeldet</translation>
    </message>
    <message>
        <source>not proved yet, %1</source>
        <translation>noch nicht nachgewiesen, %1</translation>
    </message>
</context>
<context>
    <name>console::RetainedCard</name>
    <message>
        <source>Retained orders</source>
        <translation>Gespeicherte Befehle</translation>
    </message>
    <message>
        <source>Every restart of the device repeats such an order, as if somebody switched. Meterdeck clears nothing by itself: an empty retained message clears it, sent with a tool of your own when the device may do whatever it makes of that.</source>
        <translation>Jeder Neustart des Geräts wiederholt einen solchen Befehl, als hätte jemand geschaltet. Meterdeck löscht nichts von selbst: Eine leere gespeicherte Nachricht löscht ihn, gesendet mit einem eigenen Werkzeug, wenn das Gerät tun darf, was immer es daraus macht.</translation>
    </message>
    <message>
        <source>Command that clears the chosen order</source>
        <translation>Kommando, das den gewählten Befehl löscht</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>die ersten %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::RetainedOrdersModel</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>Bekannt bei</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>console::ScanDialog</name>
    <message>
        <source>Search a bus for meters</source>
        <translation>Zähler auf einem Bus suchen</translation>
    </message>
    <message>
        <source>Asks one address after the other and only reads: nothing in a meter is changed.</source>
        <translation>Fragt eine Adresse nach der anderen und liest nur: In keinem Zähler wird etwas geändert.</translation>
    </message>
    <message>
        <source>Make and open</source>
        <translation>Anlegen und öffnen</translation>
    </message>
    <message>
        <source>Add the chosen meters</source>
        <translation>Gewählte Zähler hinzufügen</translation>
    </message>
    <message>
        <source>The workspace is made with the bus and the chosen meters, and opened.</source>
        <translation>Der Arbeitsbereich wird mit dem Bus und den gewählten Zählern angelegt und geöffnet.</translation>
    </message>
    <message>
        <source>Written at once; then everything stops and starts anew with it, some seconds long.</source>
        <translation>Wird sofort geschrieben; dann hält alles an und beginnt damit neu, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Anschluss</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Speeds, bit/s</source>
        <translation>Geschwindigkeiten, bit/s</translation>
    </message>
    <message>
        <source>None, even</source>
        <translation>Keine, gerade</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Odd</source>
        <translation>Ungerade</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>Parität</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>A port is needed.</source>
        <translation>Ein Anschluss ist nötig.</translation>
    </message>
    <message>
        <source>Numbers from 300 on, with commas between them.</source>
        <translation>Zahlen ab 300, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Those that meters leave the factory with come first.</source>
        <translation>Zuerst kommen die, mit denen Zähler ab Werk eingestellt sind.</translation>
    </message>
    <message>
        <source>From 1 to 247, such as 1-32.</source>
        <translation>Von 1 bis 247, zum Beispiel 1-32.</translation>
    </message>
    <message>
        <source>Takes up to %1; what is found appears at once.</source>
        <translation>Dauert bis zu %1; was gefunden wird, erscheint sofort.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>error and its cure</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2 addresses; now %3, unit %4</source>
        <translation>%1 von %2 Adressen; jetzt %3, Adresse %4</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 addresses.</source>
        <translation>Nach %1 von %2 Adressen angehalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n meters found in %1.</source>
        <translation>
            <numerusform>%n Zähler in %1 gefunden.</numerusform>
            <numerusform>%n Zähler in %1 gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No meter found. Look at power, the wires A and B, and the port.</source>
        <translation>Kein Zähler gefunden. Prüfen Sie Versorgung, die Adern A und B und den Anschluss.</translation>
    </message>
    <message>
        <source>The bus “%1” speaks %2. Set unit %3 to that at the meter, or change the bus first.</source>
        <translation>Der Bus „%1“ spricht %2. Stellen Sie den Zähler mit Adresse %3 darauf ein, oder ändern Sie zuerst den Bus.</translation>
    </message>
    <message>
        <source>One bus has one speed and parity: choose meters that are set alike, or set them so.</source>
        <translation>Ein Bus hat eine Geschwindigkeit und eine Parität: Wählen Sie gleich eingestellte Zähler, oder stellen Sie sie gleich ein.</translation>
    </message>
    <message>
        <source>Choose at least one meter.</source>
        <translation>Wählen Sie mindestens einen Zähler.</translation>
    </message>
    <message>
        <source>Bus %1</source>
        <comment>proposed name of a bus</comment>
        <translation>Bus %1</translation>
    </message>
    <message>
        <source>%1, unit %2</source>
        <comment>proposed name of a meter that was found</comment>
        <translation>%1, Adresse %2</translation>
    </message>
    <message>
        <source>The bus is being paused, so that the port is free…</source>
        <translation>Der Bus wird angehalten, damit der Anschluss frei ist…</translation>
    </message>
    <message>
        <source>Takes up to %1. The bus “%2” reads this port: it is paused while the search lasts, its meters are not recorded, and it goes on by itself. All else goes on.</source>
        <translation>Dauert bis zu %1. Der Bus „%2“ liest diesen Anschluss: Er steht still, solange gesucht wird, seine Zähler werden nicht aufgezeichnet, und er läuft danach von selbst weiter. Alles andere läuft weiter.</translation>
    </message>
</context>
<context>
    <name>console::ScanFindingRow</name>
    <message>
        <source>%1, fits to %2 %</source>
        <translation>%1, passt zu %2 %</translation>
    </message>
    <message>
        <source>Profile of unit %1</source>
        <translation>Profil der Adresse %1</translation>
    </message>
    <message>
        <source>In the workspace already, as “%1”.</source>
        <translation>Schon im Arbeitsbereich, als „%1“.</translation>
    </message>
</context>
<context>
    <name>console::ScanWords</name>
    <message>
        <source>Unit %1, %2</source>
        <comment>address and settings of the line</comment>
        <translation>Adresse %1, %2</translation>
    </message>
    <message>
        <source>It answers, but no profile fits.</source>
        <translation>Es antwortet, aber kein Profil passt.</translation>
    </message>
    <message>
        <source>Its answers come damaged or twice: probably two meters on one address.</source>
        <translation>Die Antworten kommen beschädigt oder doppelt: vermutlich zwei Zähler auf einer Adresse.</translation>
    </message>
    <message>
        <source>Something answers here that cannot be read.</source>
        <translation>Hier antwortet etwas, das nicht lesbar ist.</translation>
    </message>
    <message>
        <source>Unit %1 answers in its place.</source>
        <translation>An seiner Stelle antwortet Adresse %1.</translation>
    </message>
    <message>
        <source>The same answer comes at every address.</source>
        <translation>An jeder Adresse kommt dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Its registers can be taught by a profile of your own.</source>
        <translation>Ein eigenes Profil kann seine Register beschreiben.</translation>
    </message>
    <message>
        <source>%1 of %2 questions had a damaged or a second answer. Disconnect one meter and search again.</source>
        <translation>%1 von %2 Fragen bekamen eine beschädigte oder eine zweite Antwort. Klemmen Sie einen Zähler ab und suchen Sie erneut.</translation>
    </message>
    <message>
        <source>Another speed or parity, or two meters on this address.</source>
        <translation>Eine andere Geschwindigkeit oder Parität, oder zwei Zähler auf dieser Adresse.</translation>
    </message>
    <message>
        <source>A meter that does not look at the address, or a gateway that mixes them up.</source>
        <translation>Ein Zähler, der die Adresse nicht beachtet, oder ein Gateway, das sie verwechselt.</translation>
    </message>
    <message>
        <source>A single meter at its general address, or a gateway: no address can be told from it.</source>
        <translation>Ein einzelner Zähler mit allgemeiner Adresse oder ein Gateway: Eine Adresse lässt sich daraus nicht ablesen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>quantity and phase</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: no value at %2</source>
        <translation>%1: kein Wert in %2</translation>
    </message>
    <message>
        <source>%1 %2 at %3</source>
        <comment>quantity, value, register</comment>
        <translation>%1 %2 in %3</translation>
    </message>
    <message>
        <source>%1: nothing possible at %2</source>
        <translation>%1: nichts Mögliches in %2</translation>
    </message>
    <message>
        <source>%1: %2 at %3 is impossible</source>
        <translation>%1: %2 in %3 ist unmöglich</translation>
    </message>
    <message>
        <source>%1: register %2 refused</source>
        <translation>%1: Register %2 abgelehnt</translation>
    </message>
    <message>
        <source>%1: register %2 without answer</source>
        <translation>%1: Register %2 ohne Antwort</translation>
    </message>
    <message>
        <source>%1 %2 fits voltage times current</source>
        <translation>%1 %2 passt zu Spannung mal Strom</translation>
    </message>
    <message>
        <source>%1 %2 does not fit voltage times current</source>
        <translation>%1 %2 passt nicht zu Spannung mal Strom</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what the meter tells of itself: name and text</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>This port cannot do %1; that was not searched.</source>
        <translation>Dieser Anschluss kann %1 nicht; das wurde nicht durchsucht.</translation>
    </message>
    <message numerus="yes">
        <source>At %1 unreadable bytes came at %n addresses: something speaks at another speed or parity.</source>
        <translation>
            <numerusform>Bei %1 kamen an %n Adresse unlesbare Bytes: Etwas spricht mit anderer Geschwindigkeit oder Parität.</numerusform>
            <numerusform>Bei %1 kamen an %n Adressen unlesbare Bytes: Etwas spricht mit anderer Geschwindigkeit oder Parität.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 the answers of %n addresses came damaged: look at termination, cable and parity first.</source>
        <translation>
            <numerusform>Bei %1 kamen die Antworten von %n Adresse beschädigt: Prüfen Sie zuerst Abschluss, Kabel und Parität.</numerusform>
            <numerusform>Bei %1 kamen die Antworten von %n Adressen beschädigt: Prüfen Sie zuerst Abschluss, Kabel und Parität.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::Screenshots</name>
    <message>
        <source>The folder cannot be made: %1</source>
        <translation>Der Ordner kann nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>No device has a past in which it did not answer</source>
        <translation>Kein Gerät hat eine Vergangenheit, in der es nicht antwortete</translation>
    </message>
    <message>
        <source>Picture %1 (%2) did not fill within %3 s</source>
        <translation>Bild %1 (%2) füllte sich nicht innerhalb von %3 s</translation>
    </message>
    <message>
        <source>Picture %1 (%2) would show the page %3</source>
        <translation>Bild %1 (%2) würde die Seite %3 zeigen</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>There is no picture &quot;%1&quot;, only these: %2</source>
        <translation>Es gibt kein Bild „%1“, nur diese: %2</translation>
    </message>
    <message>
        <source>The file to import cannot be written</source>
        <translation>Die Datei zum Importieren kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Works on the wiring, ticket 4131</source>
        <translation>Arbeiten an der Verdrahtung, Ticket 4131</translation>
    </message>
    <message>
        <source>No device of the profile %1 is in the demo</source>
        <translation>Kein Gerät des Profils %1 ist in der Vorführung</translation>
    </message>
</context>
<context>
    <name>console::SecretDialog</name>
    <message>
        <source>“%1” refuses the login</source>
        <translation>„%1“ lehnt die Anmeldung ab</translation>
    </message>
    <message>
        <source>“%1” is open to everybody</source>
        <translation>„%1“ steht allen offen</translation>
    </message>
    <message>
        <source>“%1” needs its API key</source>
        <translation>„%1“ braucht den API-Schlüssel</translation>
    </message>
    <message>
        <source>“%1” needs its password</source>
        <translation>„%1“ braucht das Passwort</translation>
    </message>
    <message>
        <source>User %1 at %2</source>
        <translation>Benutzer %1 bei %2</translation>
    </message>
    <message>
        <source>It is not known to this computer, so nothing is read there until it is typed. All else runs.</source>
        <translation>Es ist diesem Rechner nicht bekannt; dort wird nichts gelesen, bis es eingegeben ist. Alles andere läuft.</translation>
    </message>
    <message>
        <source>User or password are wrong. Is it the user, then change the transport instead.</source>
        <translation>Benutzer oder Passwort sind falsch. Ist es der Benutzer, dann stattdessen die Anbindung ändern.</translation>
    </message>
    <message>
        <source>It says: %1. Is it the user, then change the transport instead.</source>
        <translation>Die Gegenseite sagt: %1. Ist es der Benutzer, dann stattdessen die Anbindung ändern.</translation>
    </message>
    <message>
        <source>It listens beyond this computer and no token is known, so every machine in reach may post readings. With a token only gateways that name it are let in.</source>
        <translation>Es wird über diesen Rechner hinaus gehört, und kein Token ist bekannt; so darf jede Maschine in Reichweite Messwerte senden. Mit einem Token werden nur Gateways eingelassen, die es nennen.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Wo es aufbewahrt wird</translation>
    </message>
    <message>
        <source>Ask for this token</source>
        <translation>Dieses Token verlangen</translation>
    </message>
    <message>
        <source>Log in with it</source>
        <translation>Damit anmelden</translation>
    </message>
    <message>
        <source>Everything stops and starts anew with it, some seconds long. Readings stay.</source>
        <translation>Alles hält an und beginnt neu damit, einige Sekunden lang. Messwerte bleiben.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Type it.</source>
        <translation>Eingeben.</translation>
    </message>
    <message>
        <source>It never stands in the workspace file, in logs or in the audit.</source>
        <translation>Es steht nie in der Datei des Arbeitsbereichs, in Protokollen oder im Audit.</translation>
    </message>
</context>
<context>
    <name>console::SecretPart</name>
    <message>
        <source>Key ring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>This run only</source>
        <translation>Nur dieser Lauf</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Wo es aufbewahrt wird</translation>
    </message>
    <message>
        <source>“%1” reads the same environment variable.</source>
        <translation>„%1“ liest dieselbe Umgebungsvariable.</translation>
    </message>
    <message>
        <source>Given by the environment variable %1, which goes before all else.</source>
        <translation>Gegeben durch die Umgebungsvariable %1, die allem anderen vorgeht.</translation>
    </message>
    <message>
        <source>It never stands in the workspace file.</source>
        <translation>Es steht nie in der Datei des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Known, from the key ring. Type to replace it.</source>
        <translation>Bekannt, aus dem Schlüsselbund. Tippen ersetzt es.</translation>
    </message>
    <message>
        <source>Known, from the file of secrets. Type to replace it.</source>
        <translation>Bekannt, aus der Datei der Geheimnisse. Tippen ersetzt es.</translation>
    </message>
    <message>
        <source>Known for this run only. Type to replace it.</source>
        <translation>Nur für diesen Lauf bekannt. Tippen ersetzt es.</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <comment>a reason in technical words</comment>
        <translation>Nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Not known yet. Type it, or set %1 before the console starts.</source>
        <translation>Noch nicht bekannt. Tippen Sie es ein, oder setzen Sie %1, bevor die Konsole startet.</translation>
    </message>
    <message>
        <source>Of your login on this computer; it may ask you to unlock it.</source>
        <translation>Der Ihrer Anmeldung an diesem Rechner; er fragt vielleicht nach dem Entsperren.</translation>
    </message>
    <message>
        <source>%1, readable by you alone.</source>
        <translation>%1, nur für Sie lesbar.</translation>
    </message>
    <message>
        <source>Forgotten when the console is closed; then type it here again.</source>
        <translation>Vergessen, wenn die Konsole geschlossen wird; dann hier wieder eintippen.</translation>
    </message>
</context>
<context>
    <name>console::Session</name>
    <message>
        <source>the demo fleet</source>
        <translation>die Demo-Flotte</translation>
    </message>
    <message>
        <source>Storing what was read and closing the present workspace</source>
        <translation>Gelesenes wird gespeichert und der jetzige Arbeitsbereich geschlossen</translation>
    </message>
    <message>
        <source>Stopping what was started</source>
        <translation>Gestartetes wird angehalten</translation>
    </message>
    <message>
        <source>Writing the past hours of the simulated fleet</source>
        <translation>Die vergangenen Stunden der simulierten Flotte werden geschrieben</translation>
    </message>
    <message>
        <source>Opening the database</source>
        <translation>Die Datenbank wird geöffnet</translation>
    </message>
    <message>
        <source>Starting a broker of its own</source>
        <translation>Ein eigener Broker wird gestartet</translation>
    </message>
    <message>
        <source>Starting the simulated meters</source>
        <translation>Die simulierten Zähler werden gestartet</translation>
    </message>
</context>
<context>
    <name>console::SettingCard</name>
    <message>
        <source>Settings in the meter</source>
        <translation>Einstellungen im Zähler</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Zurücksetzen…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>Opens the confirmation; nothing is sent yet.</source>
        <translation>Öffnet die Bestätigung; gesendet wird noch nichts.</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <translation>vor %1 gelesen</translation>
    </message>
    <message>
        <source>read when it is changed</source>
        <translation>wird beim Ändern gelesen</translation>
    </message>
</context>
<context>
    <name>console::SettingDialog</name>
    <message>
        <source>Change the Modbus address</source>
        <translation>Modbus-Adresse ändern</translation>
    </message>
    <message>
        <source>Reset the energy register</source>
        <translation>Energieregister zurücksetzen</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>Hold to reset</source>
        <translation>Halten zum Zurücksetzen</translation>
    </message>
    <message>
        <source>Hold to change</source>
        <translation>Halten zum Ändern</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Befohlen</translation>
    </message>
    <message>
        <source> %1</source>
        <comment>unit behind a number</comment>
        <translation> %1</translation>
    </message>
    <message>
        <source>New value: %1</source>
        <translation>Neuer Wert: %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>one send, no repeat</source>
        <translation>einmal senden, nie wiederholen</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>„%1“ eintippen, um zu bestätigen</translation>
    </message>
    <message>
        <source>Unit %1 is its present address</source>
        <translation>Adresse %1 hat es schon</translation>
    </message>
    <message>
        <source>Unit %1 is nobody’s in this workspace; whether it is silent is tried before anything is written</source>
        <translation>Adresse %1 hat in diesem Arbeitsbereich niemand; ob sie still ist, wird geprüft, bevor etwas geschrieben wird</translation>
    </message>
    <message>
        <source>Unit %1 is %2’s</source>
        <translation>Adresse %1 gehört %2</translation>
    </message>
    <message>
        <source>Every module on the bus takes an order to the general address: it must be alone</source>
        <translation>Einen Befehl an die allgemeine Adresse nimmt jedes Modul am Bus an: Es muss allein sein</translation>
    </message>
    <message>
        <source>Its id is typed</source>
        <translation>Die Kennung ist eingetippt</translation>
    </message>
    <message>
        <source>Its id is not typed yet</source>
        <translation>Die Kennung ist noch nicht eingetippt</translation>
    </message>
    <message>
        <source>proof: read back as %1 within %2</source>
        <translation>Beweis: innerhalb von %2 als %1 zurückgelesen</translation>
    </message>
    <message>
        <source>RTU frame, unit %1</source>
        <translation>RTU-Telegramm, Adresse %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <translation>vor %1 gelesen</translation>
    </message>
    <message>
        <source>where it is polled</source>
        <translation>dort wird es abgefragt</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>Verified: %1</source>
        <translation>Bestätigt: %1</translation>
    </message>
    <message>
        <source>Mismatch: not %1</source>
        <translation>Abweichung: nicht %1</translation>
    </message>
    <message>
        <source>No answer: setting unknown</source>
        <translation>Keine Antwort: Einstellung unbekannt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Expired: nothing was sent</source>
        <translation>Abgelaufen: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Cancelled: nothing was sent</source>
        <translation>Abgebrochen: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Read back from the meter: %1.</source>
        <translation>Vom Zähler zurückgelesen: %1.</translation>
    </message>
    <message>
        <source>Read back from the meter: %1. It did not keep the order.</source>
        <translation>Vom Zähler zurückgelesen: %1. Den Befehl hat er nicht übernommen.</translation>
    </message>
    <message>
        <source>It was sent once and could not be read back: whether it was taken is unknown.</source>
        <translation>Einmal gesendet und nicht zurückzulesen: Ob der Befehl angenommen wurde, ist unbekannt.</translation>
    </message>
    <message>
        <source>The meter itself said no: %1.</source>
        <translation>Der Zähler selbst hat abgelehnt: %1.</translation>
    </message>
    <message>
        <source>Nothing more to do.</source>
        <translation>Nichts weiter zu tun.</translation>
    </message>
    <message>
        <source>Some meters lock their settings. A new order starts with a new confirmation.</source>
        <translation>Manche Zähler sperren ihre Einstellungen. Ein neuer Befehl beginnt mit einer neuen Bestätigung.</translation>
    </message>
    <message>
        <source>It may answer at either address: look for it before anything else. The console will not repeat the order.</source>
        <translation>Es kann unter jeder der beiden Adressen antworten: Suchen Sie es zuerst. Die Konsole wiederholt den Befehl nicht.</translation>
    </message>
    <message>
        <source>See whether it is still read at all. The console will not repeat the order.</source>
        <translation>Sehen Sie nach, ob es überhaupt noch gelesen wird. Die Konsole wiederholt den Befehl nicht.</translation>
    </message>
    <message>
        <source>Look at its transport, then order again.</source>
        <translation>Sehen Sie nach seiner Anbindung und befehlen Sie dann neu.</translation>
    </message>
    <message>
        <source>A new order starts with a new confirmation.</source>
        <translation>Ein neuer Befehl beginnt mit einer neuen Bestätigung.</translation>
    </message>
    <message>
        <source>It answers at unit %1 now, but is still polled at unit %2. Change the unit of its entry in the workspace.</source>
        <translation>Es antwortet jetzt unter Adresse %1, wird aber noch unter Adresse %2 abgefragt. Ändern Sie die Adresse in seinem Eintrag im Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Change its entry…</source>
        <translation>Eintrag ändern…</translation>
    </message>
</context>
<context>
    <name>console::SettingWords</name>
    <message>
        <source>Modbus address</source>
        <translation>Modbus-Adresse</translation>
    </message>
    <message>
        <source>Energy register</source>
        <translation>Energieregister</translation>
    </message>
    <message>
        <source>Alarm threshold</source>
        <translation>Alarmschwelle</translation>
    </message>
    <message>
        <source>The module answers at the new address from then on, and at the old one no more. It is polled at the old one until its entry in the workspace is changed as well.</source>
        <translation>Das Modul antwortet danach unter der neuen Adresse und unter der alten nicht mehr. Abgefragt wird es unter der alten, bis auch sein Eintrag im Arbeitsbereich geändert ist.</translation>
    </message>
    <message>
        <source>The module&apos;s energy begins again at zero. What it has counted until now is lost in the module; it stays in this history, and the fall is written down with this order as its cause.</source>
        <translation>Die Energie des Moduls beginnt wieder bei null. Was es bisher gezählt hat, geht im Modul verloren; in diesem Verlauf bleibt es erhalten, und der Rückgang wird mit diesem Befehl als Ursache festgehalten.</translation>
    </message>
    <message>
        <source>The module raises its own alarm above this power. Nothing is switched.</source>
        <translation>Über dieser Leistung meldet das Modul selbst Alarm. Geschaltet wird nichts.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Address %1</source>
        <translation>Adresse %1</translation>
    </message>
    <message>
        <source>Energy reset</source>
        <translation>Energie auf null</translation>
    </message>
    <message>
        <source>Alarm threshold %1 W</source>
        <translation>Alarmschwelle %1 W</translation>
    </message>
</context>
<context>
    <name>console::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Everything applies at once and is kept.</source>
        <translation>Alles gilt sofort und wird behalten.</translation>
    </message>
    <message>
        <source>Only what you see changes; what is stored and sent never does.</source>
        <translation>Nur was Sie sehen, ändert sich; was gespeichert und gesendet wird, nie.</translation>
    </message>
    <message>
        <source>Sight</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Figures and times</source>
        <translation>Zahlen und Zeiten</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark is easier on the eyes in a dim control room.</source>
        <translation>Dunkel schont die Augen in einer dunklen Leitwarte.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Table rows</source>
        <translation>Tabellenzeilen</translation>
    </message>
    <message>
        <source>Dense rows show more devices at a glance.</source>
        <translation>Dichte Zeilen zeigen mehr Geräte auf einen Blick.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dicht</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>From 80 % to 200 % of the usual size. The full screen adds half again.</source>
        <translation>Von 80 % bis 200 % der üblichen Größe. Das Vollbild legt die Hälfte drauf.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Names of devices and messages of other programs stay as they are.</source>
        <translation>Namen von Geräten und Meldungen anderer Programme bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>What is counted in Wh is shown in kWh, or always in base units.</source>
        <translation>Was in Wh gezählt wird, erscheint in kWh oder immer in Grundeinheiten.</translation>
    </message>
    <message>
        <source>Fitting</source>
        <translation>Passend</translation>
    </message>
    <message>
        <source>Base units</source>
        <translation>Grundeinheiten</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Of every time in the window. Type a city to find it.</source>
        <translation>Jeder Zeit im Fenster. Tippen Sie eine Stadt, um sie zu finden.</translation>
    </message>
    <message>
        <source>It is now</source>
        <translation>Jetzt ist es</translation>
    </message>
    <message>
        <source>As every time here is written.</source>
        <translation>So, wie hier jede Zeit geschrieben wird.</translation>
    </message>
    <message>
        <source> %</source>
        <comment>per cent of the usual size</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>This computer’s (%1)</source>
        <translation>Die dieses Rechners (%1)</translation>
    </message>
    <message>
        <source>This computer’s</source>
        <translation>Die dieses Rechners</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>time and zone</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>console::SetupDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Exactly what is written</source>
        <translation>Genau das wird geschrieben</translation>
    </message>
    <message>
        <source>Under “%1” in %2; all else in the file stays.</source>
        <translation>Unter „%1“ in %2; alles andere in der Datei bleibt.</translation>
    </message>
    <message>
        <source>Under “%1” in the new file %2.</source>
        <translation>Unter „%1“ in der neuen Datei %2.</translation>
    </message>
    <message>
        <source>Still to do: %1.</source>
        <translation>Noch zu tun: %1.</translation>
    </message>
    <message>
        <source>Not written. %1 %2</source>
        <comment>error and its cure</comment>
        <translation>Nicht geschrieben. %1 %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>file in PEM format</source>
        <translation>Datei im PEM-Format</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the file: %1</source>
        <translation>Die Datei wählen: %1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>console::SetupField</name>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
</context>
<context>
    <name>console::SetupPath</name>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>The demo cannot be changed</source>
        <translation>Die Demo kann nicht geändert werden</translation>
    </message>
    <message>
        <source>Its fleet is simulated, and everything in it is gone when you leave.</source>
        <translation>Ihre Flotte ist simuliert, und alles darin ist weg, wenn Sie gehen.</translation>
    </message>
    <message>
        <source>Buses, brokers and devices belong to a workspace of your own: a file that stays, with a database beside it.</source>
        <translation>Busse, Broker und Geräte gehören in einen eigenen Arbeitsbereich: eine Datei, die bleibt, mit einer Datenbank daneben.</translation>
    </message>
    <message>
        <source>The demo ends when another workspace is opened; it can be opened again at any time.</source>
        <translation>Die Demo endet, wenn ein anderer Arbeitsbereich geöffnet wird; sie lässt sich jederzeit wieder öffnen.</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Next: the meter</source>
        <translation>Weiter: der Zähler</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message numerus="yes">
        <source>The entries of its devices go with it: %1 and %n more.</source>
        <translation>
            <numerusform>Die Einträge seiner Geräte gehen mit: %1 und %n weiterer.</numerusform>
            <numerusform>Die Einträge seiner Geräte gehen mit: %1 und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>The entries of its devices go with it: %1.</source>
        <translation>Die Einträge seiner Geräte gehen mit: %1.</translation>
    </message>
    <message>
        <source>Its readings stay in the database, and so do its devices with the age of their last value.</source>
        <translation>Seine Messwerte bleiben in der Datenbank, ebenso seine Geräte mit dem Alter ihres letzten Werts.</translation>
    </message>
    <message>
        <source>The broker may go on keeping messages for this console until its own limits end that.</source>
        <translation>Der Broker behält vielleicht weiter Nachrichten für diese Konsole, bis seine eigenen Grenzen das beenden.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Written at once; then everything stops and starts anew, some seconds long.</source>
        <translation>Wird sofort geschrieben; dann hält alles an und beginnt neu, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Remove the entry of “%1”?</source>
        <translation>Den Eintrag von „%1“ entfernen?</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1, an %2</translation>
    </message>
    <message>
        <source>It loses its name and place and goes on under its id: it is heard whenever it speaks.</source>
        <translation>Es verliert Namen und Ort und lebt unter seiner Kennung weiter: Es wird gehört, wann immer es sich meldet.</translation>
    </message>
    <message>
        <source>It is no longer asked.</source>
        <translation>Es wird nicht mehr gefragt.</translation>
    </message>
    <message>
        <source>Its readings stay in the database, and it stays in the list with the age of its last value. An entry with the same id continues them.</source>
        <translation>Seine Messwerte bleiben in der Datenbank, und es bleibt in der Liste mit dem Alter seines letzten Werts. Ein Eintrag mit derselben Kennung setzt sie fort.</translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation>Eintrag entfernen</translation>
    </message>
    <message>
        <source>The demo keeps nothing: open a workspace of your own to save a profile.</source>
        <translation>Die Demo behält nichts: Öffnen Sie einen eigenen Arbeitsbereich, um ein Profil zu speichern.</translation>
    </message>
    <message>
        <source>The demo keeps nothing: open a workspace of your own to save rules.</source>
        <translation>Die Vorführung behält nichts: Öffnen Sie einen eigenen Arbeitsbereich, um Regeln zu speichern.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of target, where it leads</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No alarm is handed on to it any more. What waits for it now is given up.</source>
        <translation>Kein Alarm wird mehr dorthin weitergegeben. Was jetzt dafür wartet, wird aufgegeben.</translation>
    </message>
    <message>
        <source>What was handed on stays in the list of events.</source>
        <translation>Was weitergegeben wurde, bleibt in der Liste der Ereignisse.</translation>
    </message>
    <message>
        <source>The demo keeps nothing: open a workspace of your own to save it.</source>
        <translation>Die Demo behält nichts: Öffnen Sie einen eigenen Arbeitsbereich, um es zu sichern.</translation>
    </message>
</context>
<context>
    <name>console::ShelvePane</name>
    <message>
        <source>Shelve until</source>
        <translation>Zurückstellen bis</translation>
    </message>
    <message>
        <source>it always comes back</source>
        <translation>er kommt immer zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>It comes back at</source>
        <translation>Er kommt zurück um</translation>
    </message>
    <message>
        <source>Why it is hidden</source>
        <translation>Warum er verborgen wird</translation>
    </message>
    <message>
        <source>Why? Others read it, too</source>
        <translation>Warum? Andere lesen es auch</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Out of service until</source>
        <translation>Außer Betrieb bis</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>8 h</source>
        <translation>8 h</translation>
    </message>
    <message>
        <source>Pick…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>How long it is hidden</source>
        <translation>Wie lange er verborgen ist</translation>
    </message>
    <message>
        <source>That time is past.</source>
        <translation>Diese Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>That is more than a year away.</source>
        <translation>Das ist mehr als ein Jahr hin.</translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>Der Grund fehlt.</translation>
    </message>
    <message>
        <source>Back at %1, or when it becomes worse.</source>
        <translation>Zurück um %1, oder wenn es schlimmer wird.</translation>
    </message>
    <message>
        <source>Back at %1. What it sees is still recorded.</source>
        <translation>Zurück um %1. Was er sieht, wird weiter aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>console::StartDoor</name>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>console::TargetDialog</name>
    <message>
        <source>Add a target of the hand-over</source>
        <translation>Ziel der Weitergabe hinzufügen</translation>
    </message>
    <message>
        <source>Change a target of the hand-over</source>
        <translation>Ziel der Weitergabe ändern</translation>
    </message>
    <message>
        <source>Who is told of alarms while nobody sits at the screen, and how</source>
        <translation>Wer von Alarmen erfährt, während niemand am Bildschirm sitzt, und wie</translation>
    </message>
    <message>
        <source>What the file holds cannot be read: %1</source>
        <translation>Was in der Datei steht, kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Stays the same for ever: its secret is kept under it.</source>
        <translation>Bleibt für immer gleich: Das Geheimnis wird darunter aufbewahrt.</translation>
    </message>
    <message>
        <source>Stays: its secret is kept under it.</source>
        <translation>Bleibt: Das Geheimnis wird darunter aufbewahrt.</translation>
    </message>
    <message>
        <source>Add the target</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>Change the target</source>
        <translation>Ziel ändern</translation>
    </message>
    <message>
        <source>Written at once; then everything stops and starts anew, some seconds long.</source>
        <translation>Wird sofort geschrieben; dann hält alles an und beginnt neu, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Shown while the window is open, where the desktop shows notifications.</source>
        <translation>Wird gezeigt, solange das Fenster offen ist und der Rechner Benachrichtigungen zeigt.</translation>
    </message>
    <message>
        <source>Not needed.</source>
        <translation>Wird nicht gebraucht.</translation>
    </message>
    <message>
        <source>At least one: else nothing is handed on.</source>
        <translation>Mindestens eine: Sonst wird nichts weitergegeben.</translation>
    </message>
    <message>
        <source>At least one address.</source>
        <translation>Mindestens eine Adresse.</translation>
    </message>
    <message>
        <source>At least one number.</source>
        <translation>Mindestens eine Nummer.</translation>
    </message>
    <message>
        <source>“%1” is no address such as duty@example.org.</source>
        <translation>„%1“ ist keine Adresse wie duty@example.org.</translation>
    </message>
    <message>
        <source>“%1” is no number such as +94711234567.</source>
        <translation>„%1“ ist keine Nummer wie +94711234567.</translation>
    </message>
    <message>
        <source>Each gets a message of its own.</source>
        <translation>Jeder bekommt eine eigene Nachricht.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>What is more is counted and told in one message.</source>
        <translation>Was darüber ist, wird gezählt und in einer Nachricht gesagt.</translation>
    </message>
    <message>
        <source>A time of day such as 22:00.</source>
        <translation>Eine Uhrzeit wie 22:00.</translation>
    </message>
    <message>
        <source>Empty: there is no quiet time.</source>
        <translation>Leer: Es gibt keine Ruhezeit.</translation>
    </message>
    <message>
        <source>Not the name of a time zone, such as Asia/Colombo.</source>
        <translation>Kein Name einer Zeitzone wie Asia/Colombo.</translation>
    </message>
    <message>
        <source>Empty: that of this computer.</source>
        <translation>Leer: die dieses Rechners.</translation>
    </message>
    <message>
        <source>The name of a mail server, such as mail.example.org.</source>
        <translation>Der Name eines Mailservers wie mail.example.org.</translation>
    </message>
    <message>
        <source>587 with STARTTLS, 465 with TLS.</source>
        <translation>587 mit STARTTLS, 465 mit TLS.</translation>
    </message>
    <message>
        <source>A password is not sent in the clear: choose STARTTLS or TLS.</source>
        <translation>Ein Passwort wird nicht offen gesendet: Wählen Sie STARTTLS oder TLS.</translation>
    </message>
    <message>
        <source>An address such as alarms@example.org.</source>
        <translation>Eine Adresse wie alarms@example.org.</translation>
    </message>
    <message>
        <source>Stays empty when the server asks for none.</source>
        <translation>Bleibt leer, wenn der Server keinen verlangt.</translation>
    </message>
    <message>
        <source>An address that begins with https:// or http://.</source>
        <translation>Eine Adresse, die mit https:// oder http:// beginnt.</translation>
    </message>
    <message>
        <source>User and password have fields of their own.</source>
        <translation>Benutzer und Passwort haben eigene Felder.</translation>
    </message>
    <message>
        <source>The computer’s name cannot be filled in.</source>
        <translation>Der Name des Rechners kann nicht eingesetzt werden.</translation>
    </message>
    <message>
        <source>{to} and {text} have to stand in the address or in the body.</source>
        <translation>{to} und {text} müssen in der Adresse oder im Inhalt stehen.</translation>
    </message>
    <message>
        <source>A secret is not sent in the clear: https is needed.</source>
        <translation>Ein Geheimnis wird nicht offen gesendet: https ist nötig.</translation>
    </message>
    <message>
        <source>{to}, {text} and {secret} are filled in.</source>
        <translation>{to}, {text} und {secret} werden eingesetzt.</translation>
    </message>
    <message>
        <source>Each alarm is posted there as JSON.</source>
        <translation>Jeder Alarm wird als JSON dorthin gesendet.</translation>
    </message>
    <message>
        <source>What the answer must hold to count. Empty: any answer of success.</source>
        <translation>Was in der Antwort stehen muss. Leer: jede Antwort des Erfolgs.</translation>
    </message>
    <message>
        <source>A user is needed.</source>
        <translation>Ein Benutzer ist nötig.</translation>
    </message>
    <message>
        <source>The serial port the modem is on.</source>
        <translation>Die serielle Schnittstelle, an der das Modem hängt.</translation>
    </message>
    <message>
        <source>A number such as +94711234567, or nothing.</source>
        <translation>Eine Nummer wie +94711234567 oder nichts.</translation>
    </message>
    <message>
        <source>Empty: the SIM card’s own.</source>
        <translation>Leer: die der SIM-Karte.</translation>
    </message>
    <message>
        <source>A longer text is cut there.</source>
        <translation>Ein längerer Text wird dort abgeschnitten.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Alarms are handed on to it</source>
        <translation>Alarme werden dorthin weitergegeben</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <comment>of a mail server</comment>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>What the secret is for</source>
        <translation>Wofür das Geheimnis ist</translation>
    </message>
    <message>
        <source>None is needed</source>
        <translation>Keines ist nötig</translation>
    </message>
    <message>
        <source>A signature of each message</source>
        <translation>Unterschrift jeder Nachricht</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Serial port of the modem</source>
        <translation>Serielle Schnittstelle des Modems</translation>
    </message>
    <message>
        <source>The SIM card wants a PIN</source>
        <translation>Die SIM-Karte will eine PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password, key or PIN</source>
        <translation>Passwort, Schlüssel oder PIN</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Wo es aufbewahrt wird</translation>
    </message>
    <message>
        <source>To, one a line</source>
        <translation>An, je Zeile einer</translation>
    </message>
    <message>
        <source>For alarms of these priorities</source>
        <translation>Für Alarme dieser Prioritäten</translation>
    </message>
    <message>
        <source>When one is</source>
        <translation>Bei diesen Schritten</translation>
    </message>
    <message>
        <source>Trusted authorities</source>
        <translation>Vertraute Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Type of the body</source>
        <translation>Art des Inhalts</translation>
    </message>
    <message>
        <source>Words of success</source>
        <translation>Worte des Erfolgs</translation>
    </message>
    <message>
        <source>Speed (baud)</source>
        <translation>Geschwindigkeit (Baud)</translation>
    </message>
    <message>
        <source>SMS centre</source>
        <translation>SMS-Zentrale</translation>
    </message>
    <message>
        <source>Parts of a long SMS</source>
        <translation>Teile einer langen SMS</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>Time zone of the quiet time</source>
        <translation>Zeitzone der Ruhezeit</translation>
    </message>
    <message>
        <source>Handed on all the same</source>
        <translation>Trotzdem weitergegeben</translation>
    </message>
    <message>
        <source>At most so many messages</source>
        <translation>Höchstens so viele Nachrichten</translation>
    </message>
    <message>
        <source>in so many minutes</source>
        <translation>in so vielen Minuten</translation>
    </message>
    <message>
        <source>Tried for (hours)</source>
        <translation>Versucht, Stunden lang</translation>
    </message>
    <message>
        <source>An answer within (seconds)</source>
        <translation>Antwort binnen (Sekunden)</translation>
    </message>
    <message>
        <source>What may have arrived</source>
        <translation>Was angekommen sein kann</translation>
    </message>
    <message>
        <source>As usual: mails and web hooks again, SMS not</source>
        <translation>Wie üblich: Mails und Webhooks noch einmal, SMS nicht</translation>
    </message>
    <message>
        <source>Is sent again</source>
        <translation>Wird noch einmal gesendet</translation>
    </message>
    <message>
        <source>Is not sent again</source>
        <translation>Wird nicht noch einmal gesendet</translation>
    </message>
</context>
<context>
    <name>console::TileTrialBox</name>
    <message>
        <source>Fetch one tile</source>
        <translation>Eine Kachel holen</translation>
    </message>
    <message>
        <source>Asks %1 for the one tile that is the whole world; nothing is kept.</source>
        <translation>Fragt %1 nach der einen Kachel, die die ganze Welt ist; nichts wird aufbewahrt.</translation>
    </message>
    <message>
        <source>The address comes first.</source>
        <translation>Zuerst kommt die Adresse.</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>No tile came from %1: %2.</source>
        <translation>Von %1 kam keine Kachel: %2.</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels came in %3.</source>
        <translation>Ein Bild von %1 × %2 Pixeln kam in %3.</translation>
    </message>
</context>
<context>
    <name>console::TlsFiles</name>
    <message>
        <source>Authorities</source>
        <translation>Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Certificate of this console</source>
        <translation>Zertifikat dieser Konsole</translation>
    </message>
    <message>
        <source>Key of that certificate</source>
        <translation>Schlüssel dieses Zertifikats</translation>
    </message>
    <message>
        <source>Whom to trust. Left empty, those that this computer trusts.</source>
        <translation>Wem vertraut wird. Leer: denen, welchen dieser Rechner vertraut.</translation>
    </message>
    <message>
        <source>Without a passphrase, and readable by you alone.</source>
        <translation>Ohne Kennwort und nur für Sie lesbar.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>A certificate needs its key.</source>
        <translation>Ein Zertifikat braucht seinen Schlüssel.</translation>
    </message>
    <message>
        <source>A key needs its certificate.</source>
        <translation>Ein Schlüssel braucht sein Zertifikat.</translation>
    </message>
</context>
<context>
    <name>console::TodayCard</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>times in %1</source>
        <translation>Zeiten in %1</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1  %2, %3: %4</source>
        <comment>time, order, device, outcome</comment>
        <translation>%1  %2, %3: %4</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1 to %2  %3: %4</source>
        <comment>start, end, device or transport, reason of a gap</comment>
        <translation>%1 bis %2  %3: %4</translation>
    </message>
    <message>
        <source>%1  %2, %3</source>
        <comment>time, event, device or transport</comment>
        <translation>%1  %2, %3</translation>
    </message>
    <message>
        <source>the newest %1 events; times in %2</source>
        <translation>die neuesten %1 Ereignisse; Zeiten in %2</translation>
    </message>
</context>
<context>
    <name>console::TopicDeviceDialog</name>
    <message>
        <source>Make this a device</source>
        <translation>Daraus ein Gerät machen</translation>
    </message>
    <message>
        <source>A profile of your own: every topic of this form is read so from then on.</source>
        <translation>Ein eigenes Profil: Jedes Topic dieser Form wird von da an so gelesen.</translation>
    </message>
    <message>
        <source>Which level is the device’s id?</source>
        <translation>Welche Ebene ist die Kennung des Geräts?</translation>
    </message>
    <message>
        <source>Each id there becomes a device of its own. Click a level again for none.</source>
        <translation>Jede Kennung dort wird ein eigenes Gerät. Noch ein Klick auf die Ebene: keine.</translation>
    </message>
    <message>
        <source>Id of the one device</source>
        <translation>Kennung des einen Geräts</translation>
    </message>
    <message>
        <source>All that comes on this topic belongs to it.</source>
        <translation>Alles, was auf diesem Topic kommt, gehört ihm.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was behalten wird</translation>
    </message>
    <message numerus="yes">
        <source>Tick what is to be kept. %n more value(s) are not listed; they can be written into the file.</source>
        <translation>
            <numerusform>Haken Sie an, was behalten werden soll. %n weiterer Wert steht nicht in der Liste; er lässt sich in die Datei schreiben.</numerusform>
            <numerusform>Haken Sie an, was behalten werden soll. %n weitere Werte stehen nicht in der Liste; sie lassen sich in die Datei schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick what is to be kept; quantities and units are proposals by the names alone.</source>
        <translation>Haken Sie an, was behalten werden soll; Größen und Einheiten sind Vorschläge allein nach den Namen.</translation>
    </message>
    <message>
        <source>Save and read it</source>
        <translation>Speichern und lesen</translation>
    </message>
    <message>
        <source>The profile is written, then everything stops and starts anew, some seconds long.</source>
        <translation>Das Profil wird geschrieben, dann hält alles an und beginnt neu, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>(empty)</source>
        <comment>a level of a topic without a name</comment>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Level %1: %2</source>
        <translation>Ebene %1: %2</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON as Python prints it</source>
        <translation>JSON, wie Python es ausgibt</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Eine Zahl</translation>
    </message>
    <message>
        <source>A text</source>
        <translation>Ein Text</translation>
    </message>
    <message>
        <source>Form of the payload</source>
        <translation>Form der Nachricht</translation>
    </message>
    <message>
        <source>The payload is</source>
        <translation>Die Nachricht ist</translation>
    </message>
    <message>
        <source>Declared here, and never guessed later: what is of another form is refused.</source>
        <translation>Hier erklärt und später nie geraten: Was eine andere Form hat, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Means on</source>
        <translation>Heißt ein</translation>
    </message>
    <message>
        <source>Means off</source>
        <translation>Heißt aus</translation>
    </message>
    <message>
        <source>What the present message would give</source>
        <translation>Was die jetzige Nachricht ergäbe</translation>
    </message>
    <message>
        <source>Exactly what is written</source>
        <translation>Genau das wird geschrieben</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name wird gebraucht.</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens.</source>
        <translation>Kleinbuchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
        <source>Choose a level, or give the one device an id below.</source>
        <translation>Wählen Sie eine Ebene, oder geben Sie dem einen Gerät unten eine Kennung.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a reason as a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Still to do: %1.</source>
        <comment>what is missing of a profile</comment>
        <translation>Noch zu tun: %1.</translation>
    </message>
    <message>
        <source>It gives no reading.</source>
        <translation>Sie ergibt keinen Messwert.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Into %1; “%2” reads it from then on.</source>
        <translation>In %1; „%2“ liest es von da an.</translation>
    </message>
</context>
<context>
    <name>console::TopicHistoryModel</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>retained</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>(empty)</source>
        <comment>a payload of no bytes</comment>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>console::TopicPane</name>
    <message>
        <source>Choose a topic to see its messages.</source>
        <translation>Wählen Sie ein Topic, um seine Nachrichten zu sehen.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Gegliedert</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie sie kam</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>How the payload is shown</source>
        <translation>Wie die Nachricht gezeigt wird</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Make this a device…</source>
        <translation>Daraus ein Gerät machen…</translation>
    </message>
    <message>
        <source>Begins a profile of your own with this message</source>
        <translation>Beginnt ein eigenes Profil mit dieser Nachricht</translation>
    </message>
    <message>
        <source>Its last messages</source>
        <translation>Seine letzten Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>retained</source>
        <translation>gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Its payload made room for newer ones; the next message is shown.</source>
        <translation>Sein Inhalt hat neueren Platz gemacht; die nächste Nachricht wird gezeigt.</translation>
    </message>
    <message>
        <source>the last %1, newest first</source>
        <translation>die letzten %1, neueste zuerst</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time and size of a message</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, the first %2 of %3</source>
        <comment>time and sizes of a message</comment>
        <translation>%1, die ersten %2 von %3</translation>
    </message>
    <message>
        <source>%1, a copy that the broker keeps</source>
        <translation>%1, eine Kopie, die der Broker gespeichert</translation>
    </message>
</context>
<context>
    <name>console::TopicWords</name>
    <message>
        <source>Which topics? # stands for all of them.</source>
        <translation>Welche Topics? # steht für alle.</translation>
    </message>
    <message>
        <source>No filter may be longer than 65,535 bytes.</source>
        <translation>Kein Filter darf länger als 65 535 Byte sein.</translation>
    </message>
    <message>
        <source># stands alone in the last level, as in dev/#.</source>
        <translation># steht allein in der letzten Ebene, wie in dev/#.</translation>
    </message>
    <message>
        <source>+ stands alone in its level, as in dev/+/status.</source>
        <translation>+ steht allein in seiner Ebene, wie in dev/+/status.</translation>
    </message>
    <message>
        <source>A shared subscription would take messages away from its other members.</source>
        <translation>Ein geteiltes Abonnement nähme den anderen Mitgliedern Nachrichten weg.</translation>
    </message>
    <message>
        <source>It has a character that no topic may have.</source>
        <translation>Er hat ein Zeichen, das kein Topic haben darf.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>quantity and channel</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>quantity, value and quality</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>%1: no value (%2)</source>
        <comment>quantity and quality</comment>
        <translation>%1: kein Wert (%2)</translation>
    </message>
    <message>
        <source>“%1” knows this topic as orders to a device.</source>
        <translation>„%1“ kennt dieses Topic als Befehle an ein Gerät.</translation>
    </message>
    <message>
        <source>“%1” would read this topic, but this transport does not use it.</source>
        <translation>„%1“ würde dieses Topic lesen, aber diese Anbindung verwendet es nicht.</translation>
    </message>
    <message>
        <source>“%1” knows this topic as orders to a device; nothing is read here.</source>
        <translation>„%1“ kennt dieses Topic als Befehle an ein Gerät; gelesen wird hier nichts.</translation>
    </message>
    <message>
        <source>“%1” knows this topic and reads nothing here.</source>
        <translation>„%1“ kennt dieses Topic und liest hier nichts.</translation>
    </message>
    <message>
        <source>“%1” reads it by %2.</source>
        <comment>profile and the entry of its file</comment>
        <translation>„%1“ liest es nach %2.</translation>
    </message>
    <message>
        <source>A device announced this topic.</source>
        <translation>Ein Gerät hat dieses Topic angekündigt.</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>Refused: %1 (%2)</source>
        <comment>reason and detail</comment>
        <translation>Abgelehnt: %1 (%2)</translation>
    </message>
    <message>
        <source>No profile reads this topic.</source>
        <translation>Kein Profil liest dieses Topic.</translation>
    </message>
    <message>
        <source>%1 messages of topics for which there was no room; choose a narrower filter.</source>
        <translation>%1 Nachrichten von Topics, für die kein Platz war; wählen Sie einen engeren Filter.</translation>
    </message>
    <message>
        <source>%1 messages whose topic is too long.</source>
        <translation>%1 Nachrichten, deren Topic zu lang ist.</translation>
    </message>
    <message>
        <source>%1 older payloads made room for newer ones.</source>
        <translation>%1 ältere Inhalte haben neueren Platz gemacht.</translation>
    </message>
    <message>
        <source>%1 long payloads are kept in part.</source>
        <translation>%1 lange Inhalte sind nur zum Teil gespeichert.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <comment>sentences follow</comment>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>an id of small letters, digits and hyphens</source>
        <translation>eine Kennung aus Kleinbuchstaben, Ziffern und Bindestrichen</translation>
    </message>
    <message>
        <source>which level is the device’s id, or one id for all</source>
        <translation>welche Ebene die Kennung des Geräts ist, oder eine Kennung für alles</translation>
    </message>
    <message>
        <source>the level “%1” has a sign that profiles give a meaning to</source>
        <translation>die Ebene „%1“ hat ein Zeichen, dem Profile eine Bedeutung geben</translation>
    </message>
    <message>
        <source>at least one value, ticked by you</source>
        <translation>mindestens ein Wert, von Ihnen angehakt</translation>
    </message>
    <message>
        <source>what “%1” measures</source>
        <translation>was „%1“ misst</translation>
    </message>
    <message>
        <source>the unit in which “%1” is sent</source>
        <translation>die Einheit, in der „%1“ gesendet wird</translation>
    </message>
    <message>
        <source>a unit that fits “%1”; %2 does not</source>
        <translation>eine Einheit, die zu „%1“ passt; %2 tut es nicht</translation>
    </message>
    <message>
        <source>“%1” is a text without a number in it and cannot be read here</source>
        <translation>„%1“ ist ein Text ohne Zahl darin und lässt sich hier nicht lesen</translation>
    </message>
    <message>
        <source>“%1” and “%2” are the same quantity; give one of them a channel</source>
        <translation>„%1“ und „%2“ sind dieselbe Größe; geben Sie einer davon einen Kanal</translation>
    </message>
    <message>
        <source>which text means on, and which means off</source>
        <translation>welcher Text ein heißt und welcher aus</translation>
    </message>
</context>
<context>
    <name>console::TopicsModel</name>
    <message>
        <source>(empty)</source>
        <comment>a level of a topic without a name</comment>
        <translation>(leer)</translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n Topic</numerusform>
            <numerusform>%n Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <comment>a payload of no bytes</comment>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>retained order</source>
        <translation>gespeicherter Befehl</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>The broker keeps this order: the device obeys it again at each start.</source>
        <translation>Der Broker bewahrt diesen Befehl auf: Das Gerät befolgt ihn bei jedem Start wieder.</translation>
    </message>
    <message>
        <source>The broker keeps a copy and hands it to whoever subscribes.</source>
        <translation>Der Broker bewahrt eine Kopie auf und gibt sie jedem, der abonniert.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Last payload</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>msg/s</source>
        <translation>Nachr./s</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Kept by the broker</source>
        <translation>Beim Broker gespeichert</translation>
    </message>
</context>
<context>
    <name>console::TopicsPage</name>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Transports</source>
        <translation>Anbindungen</translation>
    </message>
    <message>
        <source>Back to the transports; listening ends</source>
        <translation>Zurück zu den Anbindungen; das Zuhören endet</translation>
    </message>
    <message>
        <source>Topics of %1</source>
        <translation>Topics von %1</translation>
    </message>
    <message>
        <source>Not listening yet.</source>
        <translation>Noch wird nicht zugehört.</translation>
    </message>
    <message>
        <source>Listen to</source>
        <translation>Zuhören auf</translation>
    </message>
    <message>
        <source>Topics to listen to</source>
        <translation>Topics, auf die gehört wird</translation>
    </message>
    <message>
        <source>A filter of MQTT: # stands for all below, + for one level. Enter begins to listen to it.</source>
        <translation>Ein Filter von MQTT: # steht für alles darunter, + für eine Ebene. Die Eingabetaste beginnt das Zuhören.</translation>
    </message>
    <message>
        <source>The broker’s own topics too ($SYS)</source>
        <translation>Auch die eigenen Topics des Brokers ($SYS)</translation>
    </message>
    <message>
        <source>Listen anew</source>
        <translation>Neu zuhören</translation>
    </message>
    <message>
        <source>Forgets what was heard and asks the broker for its copies again</source>
        <translation>Vergisst das Gehörte und bittet den Broker neu um seine Kopien</translation>
    </message>
    <message>
        <source>part of a topic</source>
        <translation>Teil eines Topics</translation>
    </message>
    <message>
        <source>Filter the topics</source>
        <translation>Topics filtern</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>Choose a topic to see its messages.</source>
        <translation>Wählen Sie ein Topic, um seine Nachrichten zu sehen.</translation>
    </message>
    <message>
        <source>A branch: its topics are below it.</source>
        <translation>Ein Zweig: Seine Topics stehen darunter.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Listening; nothing has come yet.</source>
        <translation>Hört zu; noch ist nichts gekommen.</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>Hört zu.</translation>
    </message>
    <message>
        <source>The broker does not let this login listen.</source>
        <translation>Der Broker lässt diese Anmeldung nicht zuhören.</translation>
    </message>
    <message>
        <source>Not connected; tried again by itself.</source>
        <translation>Nicht verbunden; es wird von selbst wieder versucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n Topic</numerusform>
            <numerusform>%n Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 messages a second, %3 messages so far.</source>
        <comment>topics, rate, how many</comment>
        <translation>%1, %2 Nachrichten in der Sekunde, %3 Nachrichten bisher.</translation>
    </message>
    <message>
        <source>many changes; the tree follows as fast as it can</source>
        <translation>viele Änderungen; der Baum folgt, so schnell er kann</translation>
    </message>
    <message>
        <source>The broker refuses the filter %1.</source>
        <translation>Der Broker lehnt den Filter %1 ab.</translation>
    </message>
    <message>
        <source>Its access list does not allow it for this login.</source>
        <translation>Seine Zugriffsliste erlaubt ihn dieser Anmeldung nicht.</translation>
    </message>
    <message>
        <source>Try a narrower filter, such as one of those that the transport itself reads.</source>
        <translation>Versuchen Sie einen engeren Filter, etwa einen von denen, die die Anbindung selbst liest.</translation>
    </message>
    <message>
        <source>The other one is heard.</source>
        <translation>Der andere wird gehört.</translation>
    </message>
    <message>
        <source>Not everything is shown.</source>
        <translation>Nicht alles wird gezeigt.</translation>
    </message>
    <message>
        <source>This is about what is shown here alone; what Meterdeck records is not touched.</source>
        <translation>Das betrifft nur, was hier gezeigt wird; was Meterdeck aufzeichnet, bleibt unberührt.</translation>
    </message>
</context>
<context>
    <name>console::TransportSummaryModel</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>transport and its state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Messages a second over the last 30 minutes</source>
        <translation>Nachrichten je Sekunde in den letzten 30 Minuten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>transport and its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Anbindung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last 30 min</source>
        <translation>Letzte 30 min</translation>
    </message>
    <message>
        <source>msg/s</source>
        <translation>Nachr./s</translation>
    </message>
    <message>
        <source>Errors today</source>
        <translation>Fehler heute</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>console::TransportsCard</name>
    <message>
        <source>Transports</source>
        <translation>Anbindungen</translation>
    </message>
    <message>
        <source>stored %1 ago, in %2 ms</source>
        <translation>vor %1 gespeichert, in %2 ms</translation>
    </message>
</context>
<context>
    <name>console::TransportsModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind and address</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Anbindung</translation>
    </message>
    <message>
        <source>msg/s</source>
        <translation>Nachr./s</translation>
    </message>
    <message>
        <source>Wire load</source>
        <translation>Leitungslast</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name and address</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>console::TransportsPage</name>
    <message>
        <source>Transports</source>
        <translation>Anbindungen</translation>
    </message>
    <message>
        <source>This workspace names no transport.</source>
        <translation>Dieser Arbeitsbereich nennt keine Anbindung.</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nichts braucht Sie.</translation>
    </message>
    <message>
        <source>All transports are up and carry %1 messages a second.</source>
        <translation>Alle Anbindungen stehen und tragen %1 Nachrichten je Sekunde.</translation>
    </message>
    <message>
        <source>Add broker</source>
        <translation>Broker hinzufügen</translation>
    </message>
    <message>
        <source>Add bus</source>
        <translation>Bus hinzufügen</translation>
    </message>
    <message>
        <source>msg/s</source>
        <translation>Nachr./s</translation>
    </message>
    <message>
        <source>Wire load</source>
        <translation>Leitungslast</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>Seit dem Start</translation>
    </message>
    <message>
        <source>%1 is connecting</source>
        <translation>%1 verbindet sich</translation>
    </message>
    <message>
        <source>%1 waits for the database</source>
        <translation>%1 wartet auf die Datenbank</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation>%1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence of what needs you</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The other one is well and carries %1 messages a second.</source>
        <translation>Die andere ist in Ordnung und trägt %1 Nachrichten je Sekunde.</translation>
    </message>
    <message>
        <source>Requests sent</source>
        <translation>Gesendete Anfragen</translation>
    </message>
    <message>
        <source>Valid answers</source>
        <translation>Gültige Antworten</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Delivered twice, dropped</source>
        <translation>Doppelt zugestellt, verworfen</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Not yet confirmed by the database</source>
        <translation>Von der Datenbank noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Gaps recorded</source>
        <translation>Vermerkte Lücken</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Neuverbindungen</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Rückstau</translation>
    </message>
    <message>
        <source>not reading, the database is behind</source>
        <translation>liest nicht, die Datenbank hängt zurück</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1, since the start</source>
        <comment>a transport&apos;s counters</comment>
        <translation>%1, seit dem Start</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Change where the chosen transport leads and what is asked there</source>
        <translation>Ändern, wohin die gewählte Anbindung führt und was dort gefragt wird</translation>
    </message>
    <message>
        <source>Remove the chosen transport from the workspace; asks before</source>
        <translation>Die gewählte Anbindung aus dem Arbeitsbereich entfernen; es wird vorher gefragt</translation>
    </message>
    <message numerus="yes">
        <source>%1 misses %2 of %n meters</source>
        <translation>
            <numerusform>%1 vermisst %2 von %n Zähler</numerusform>
            <numerusform>%1 vermisst %2 von %n Zählern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n are well and carry %1 messages a second.</source>
        <translation>
            <numerusform>Die andere ist in Ordnung und trägt %1 Nachrichten je Sekunde.</numerusform>
            <numerusform>Die anderen %n sind in Ordnung und tragen %1 Nachrichten je Sekunde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search for meters</source>
        <translation>Zähler suchen</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 ist angehalten</translation>
    </message>
    <message>
        <source>Add other</source>
        <translation>Anderes hinzufügen</translation>
    </message>
    <message>
        <source>A ThingsBoard server, mesh gateways, or their server</source>
        <translation>Ein ThingsBoard-Server, Mesh-Gateways oder deren Server</translation>
    </message>
    <message>
        <source>ThingsBoard server…</source>
        <translation>ThingsBoard-Server…</translation>
    </message>
    <message>
        <source>Mesh gateways that post here…</source>
        <translation>Mesh-Gateways, die hierher senden…</translation>
    </message>
    <message>
        <source>A mesh’s server…</source>
        <translation>Server eines Mesh…</translation>
    </message>
    <message>
        <source>Sent twice by devices, kept once</source>
        <translation>Von Geräten doppelt gesendet, einmal behalten</translation>
    </message>
    <message>
        <source>Times of devices not believed</source>
        <translation>Uhrzeiten von Geräten, denen nicht geglaubt wurde</translation>
    </message>
</context>
<context>
    <name>console::TrendCard</name>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 h</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Time span</source>
        <translation>Zeitspanne</translation>
    </message>
    <message>
        <source>Live or hold</source>
        <translation>Live oder angehalten</translation>
    </message>
    <message>
        <source>More for the trend</source>
        <translation>Mehr zum Trend</translation>
    </message>
    <message>
        <source>Table, picture, CSV, page of trends</source>
        <translation>Tabelle, Bild, CSV, Trendseite</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Open on the page of trends</source>
        <translation>Auf der Trendseite öffnen</translation>
    </message>
</context>
<context>
    <name>console::TrendFeed</name>
    <message>
        <source>%1 %2</source>
        <comment>quantity and channel</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>device and quantity</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>critical above %1 %2</source>
        <translation>kritisch über %1 %2</translation>
    </message>
    <message>
        <source>high above %1 %2</source>
        <translation>hoch über %1 %2</translation>
    </message>
    <message>
        <source>critical below %1 %2</source>
        <translation>kritisch unter %1 %2</translation>
    </message>
    <message>
        <source>low below %1 %2</source>
        <translation>niedrig unter %1 %2</translation>
    </message>
    <message>
        <source>%1, not zero</source>
        <translation>%1, nicht null</translation>
    </message>
    <message>
        <source>History cannot be read: %1</source>
        <translation>Der Verlauf kann nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>console::TrendPage</name>
    <message>
        <source>Trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>Trends – %1</source>
        <translation>Trends – %1</translation>
    </message>
    <message>
        <source>Add a curve…</source>
        <translation>Kurve hinzufügen …</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>In einem eigenen Fenster öffnen</translation>
    </message>
    <message>
        <source>No curve yet.</source>
        <translation>Noch keine Kurve.</translation>
    </message>
    <message>
        <source>Choose a value, or drag one here from a table of values. Curves are kept for this workspace.</source>
        <translation>Wählen Sie einen Wert oder ziehen Sie einen aus einer Wertetabelle hierher. Kurven werden für diesen Arbeitsbereich behalten.</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Bild …</translation>
    </message>
    <message>
        <source>CSV of what is seen…</source>
        <translation>CSV des Gezeigten …</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 h</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Time span</source>
        <translation>Zeitspanne</translation>
    </message>
    <message>
        <source>The span before</source>
        <translation>Die Spanne davor</translation>
    </message>
    <message>
        <source>The span after</source>
        <translation>Die Spanne danach</translation>
    </message>
    <message>
        <source>The span before (Page up)</source>
        <translation>Die Spanne davor (Bild auf)</translation>
    </message>
    <message>
        <source>The span after (Page down)</source>
        <translation>Die Spanne danach (Bild ab)</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>Zu einem Tag</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Live or hold</source>
        <translation>Live oder angehalten</translation>
    </message>
    <message>
        <source>The oldest reading is of %1.</source>
        <translation>Der älteste Messwert ist vom %1.</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>Noch ist nichts gezeichnet.</translation>
    </message>
    <message numerus="yes">
        <source>%n curve(s)</source>
        <translation>
            <numerusform>%n Kurve</numerusform>
            <numerusform>%n Kurven</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TrendPane</name>
    <message>
        <source>Trend as a table</source>
        <translation>Trend als Tabelle</translation>
    </message>
    <message>
        <source>The trend is incomplete</source>
        <translation>Der Trend ist unvollständig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show them: follow the present again</source>
        <translation>Zeigen: wieder der Gegenwart folgen</translation>
    </message>
    <message>
        <source>Writing the CSV</source>
        <translation>CSV wird geschrieben</translation>
    </message>
    <message>
        <source>Reading history</source>
        <translation>Verlauf wird gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>readings that came while the trend was held</comment>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Readings came while the trend is held. Press to follow the present again.</source>
        <translation>Messwerte kamen, während der Trend angehalten ist. Drücken, um wieder der Gegenwart zu folgen.</translation>
    </message>
    <message>
        <source>%1 is a state</source>
        <translation>%1 ist ein Zustand</translation>
    </message>
    <message>
        <source>States are told in words, never drawn as a curve.</source>
        <translation>Zustände stehen in Worten da, nie als Kurve.</translation>
    </message>
    <message>
        <source>The picture is in the clipboard</source>
        <translation>Das Bild ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>As seen, at twice the size.</source>
        <translation>Wie gesehen, in doppelter Größe.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png);;PDF (*.pdf)</source>
        <translation>Bilder (*.png);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The picture is saved</source>
        <translation>Das Bild ist gespeichert</translation>
    </message>
    <message>
        <source>The picture could not be saved</source>
        <translation>Das Bild konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Save what is seen as CSV</source>
        <translation>Gezeigtes als CSV speichern</translation>
    </message>
    <message>
        <source>The CSV is saved</source>
        <translation>Die CSV-Datei ist gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n Zeile</numerusform>
            <numerusform>%1, %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>The CSV could not be saved</source>
        <translation>Die CSV-Datei konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Dashed</source>
        <translation>Gestrichelt</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>Remove the curve</source>
        <translation>Kurve entfernen</translation>
    </message>
</context>
<context>
    <name>console::TrialBox</name>
    <message>
        <source>Try the connection</source>
        <translation>Verbindung versuchen</translation>
    </message>
    <message>
        <source>Host and port come first.</source>
        <translation>Zuerst Host und Port.</translation>
    </message>
    <message>
        <source>Reads one register of unit %1. The console is connected there already; some gateways take one connection only.</source>
        <translation>Liest ein Register der Adresse %1. Die Konsole ist dort schon verbunden; manche Gateways nehmen nur eine Verbindung an.</translation>
    </message>
    <message>
        <source>Reads one register of unit %1; nothing is written to a meter, and nothing to the file.</source>
        <translation>Liest ein Register der Adresse %1; in keinen Zähler und nicht in die Datei wird etwas geschrieben.</translation>
    </message>
    <message>
        <source>Connecting to %1, port %2 …</source>
        <translation>Verbinde mit %1, Port %2 …</translation>
    </message>
    <message>
        <source>Connection is taken up, in %1 ms</source>
        <translation>Verbindung wird angenommen, nach %1 ms</translation>
    </message>
    <message>
        <source>No connection: %1</source>
        <translation>Keine Verbindung: %1</translation>
    </message>
    <message>
        <source>Waiting for unit %1 to answer …</source>
        <translation>Warte auf die Antwort der Adresse %1 …</translation>
    </message>
    <message>
        <source>The connection was closed before an answer came</source>
        <translation>Die Verbindung wurde geschlossen, bevor eine Antwort kam</translation>
    </message>
    <message>
        <source>First answer, of unit %1, in %2 ms</source>
        <translation>Erste Antwort, von Adresse %1, nach %2 ms</translation>
    </message>
    <message>
        <source>The way to the meter is open. Whether it is the right meter its values show.</source>
        <translation>Der Weg zum Zähler ist frei. Ob es der richtige ist, zeigen seine Werte.</translation>
    </message>
    <message>
        <source>The way to the meter is open. The register that was tried is none of its own; its profile knows better ones.</source>
        <translation>Der Weg zum Zähler ist frei. Das versuchte Register gehört nicht zu ihm; sein Profil kennt bessere.</translation>
    </message>
    <message>
        <source>The gateway reaches no meter at unit %1</source>
        <translation>Das Gateway erreicht keinen Zähler an Adresse %1</translation>
    </message>
    <message>
        <source>The gateway is right. Check the meter’s power, the wires behind the gateway, and the unit.</source>
        <translation>Das Gateway stimmt. Prüfen Sie die Versorgung des Zählers, die Leitungen hinter dem Gateway und die Adresse.</translation>
    </message>
    <message>
        <source>No answer of unit %1 within %2 ms</source>
        <translation>Keine Antwort der Adresse %1 binnen %2 ms</translation>
    </message>
    <message>
        <source>The address may still be right: perhaps no meter has unit %1, or the way is of the other kind, Modbus TCP or RTU over TCP.</source>
        <translation>Host und Port können trotzdem stimmen: Vielleicht hat kein Zähler die Adresse %1, oder der Weg ist von der anderen Art, Modbus TCP oder RTU über TCP.</translation>
    </message>
    <message>
        <source>Bytes come, but no answer that can be read</source>
        <translation>Es kommen Bytes, aber keine lesbare Antwort</translation>
    </message>
    <message>
        <source>Probably the way is of the other kind, Modbus TCP or RTU over TCP.</source>
        <translation>Wahrscheinlich ist der Weg von der anderen Art, Modbus TCP oder RTU über TCP.</translation>
    </message>
    <message>
        <source>Reads one register of unit %1. The console is connected there already: this bus is paused while it is tried, and goes on by itself.</source>
        <translation>Liest ein Register der Adresse %1. Die Konsole ist dort schon verbunden: Dieser Bus steht während des Versuchs still und läuft danach von selbst weiter.</translation>
    </message>
    <message>
        <source>The bus is being paused, so that its connection is free…</source>
        <translation>Der Bus wird angehalten, damit seine Verbindung frei ist…</translation>
    </message>
</context>
<context>
    <name>console::TroubleCard</name>
    <message>
        <source>Errors by kind</source>
        <translation>Fehler nach Art</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>Seit dem Start</translation>
    </message>
    <message>
        <source>Time the errors are counted over</source>
        <translation>Zeit, über die Fehler gezählt sind</translation>
    </message>
    <message>
        <source>Refused messages by kind</source>
        <translation>Abgewiesene Nachrichten nach Art</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 messages</source>
        <translation>
            <numerusform>%1 von %2 Nachricht</numerusform>
            <numerusform>%1 von %2 Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 requests failed</source>
        <translation>
            <numerusform>%1 von %2 Anfrage misslang</numerusform>
            <numerusform>%1 von %2 Anfragen misslangen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::VoltageCard</name>
    <message>
        <source>Voltage quality (EN 50160)</source>
        <translation>Spannungsqualität (EN 50160)</translation>
    </message>
    <message>
        <source>Reading the week</source>
        <translation>Die Woche wird gelesen</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Das Lesen wurde beendet.</translation>
    </message>
    <message>
        <source>No device is chosen.</source>
        <translation>Kein Gerät ist gewählt.</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>Woche davor</translation>
    </message>
    <message>
        <source>Week before (←)</source>
        <translation>Woche davor (←)</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>Woche danach</translation>
    </message>
    <message>
        <source>Week after (→)</source>
        <translation>Woche danach (→)</translation>
    </message>
    <message>
        <source>Store as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Store the dips, swells and interruptions of this week as CSV</source>
        <translation>Die Einbrüche, Überhöhungen und Unterbrechungen dieser Woche als CSV speichern</translation>
    </message>
    <message>
        <source>Dips, swells and interruptions</source>
        <translation>Einbrüche, Überhöhungen und Unterbrechungen</translation>
    </message>
    <message>
        <source>The week is being read…</source>
        <translation>Die Woche wird gelesen …</translation>
    </message>
    <message>
        <source>Weeks begin on Monday at 00:00 in the zone %1.</source>
        <translation>Wochen beginnen am Montag um 00:00 in der Zone %1.</translation>
    </message>
    <message>
        <source>No dip, swell or interruption was seen.</source>
        <translation>Kein Einbruch, keine Überhöhung, keine Unterbrechung wurde gesehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n dips, swells and interruptions; the first %1 are listed.</source>
        <translation>
            <numerusform>%n Einbruch, Überhöhung oder Unterbrechung; die ersten %1 sind aufgeführt.</numerusform>
            <numerusform>%n Einbrüche, Überhöhungen und Unterbrechungen; die ersten %1 sind aufgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dips, swells and interruptions</source>
        <translation>
            <numerusform>%n Einbruch, Überhöhung oder Unterbrechung</numerusform>
            <numerusform>%n Einbrüche, Überhöhungen und Unterbrechungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Store dips, swells and interruptions</source>
        <translation>Einbrüche, Überhöhungen und Unterbrechungen speichern</translation>
    </message>
    <message>
        <source>Nominal voltage…</source>
        <translation>Nennspannung …</translation>
    </message>
    <message>
        <source>Change the nominal voltage and the class of the meter</source>
        <translation>Nennspannung und Klasse des Zählers ändern</translation>
    </message>
</context>
<context>
    <name>console::VoltageEventsModel</name>
    <message>
        <source>not seen</source>
        <comment>the end of a dip</comment>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <comment>at least so long</comment>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>of the nominal voltage</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Nothing was measured when it ended</source>
        <translation>Als es endete, wurde nichts gemessen</translation>
    </message>
    <message>
        <source>Of the nominal %1</source>
        <translation>Von nominal %1</translation>
    </message>
    <message>
        <source>Of the nominal voltage</source>
        <translation>Von der Nennspannung</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>What</source>
        <comment>dip, swell or interruption</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Extreme</source>
        <translation>Extremwert</translation>
    </message>
    <message>
        <source>of Un</source>
        <comment>share of the nominal voltage</comment>
        <translation>von Un</translation>
    </message>
</context>
<context>
    <name>console::VoltagePhaseView</name>
    <message>
        <source>indicative</source>
        <translation>indikativ</translation>
    </message>
    <message>
        <source>%1, indicative</source>
        <comment>a verdict that is a hint</comment>
        <translation>%1, indikativ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>phase, verdict</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Lowest ten-minute mean</source>
        <translation>Niedrigster Zehn-Minuten-Mittelwert</translation>
    </message>
    <message>
        <source>Highest ten-minute mean</source>
        <translation>Höchster Zehn-Minuten-Mittelwert</translation>
    </message>
    <message>
        <source>Within ± 10 %</source>
        <translation>Innerhalb ± 10 %</translation>
    </message>
    <message>
        <source>Beyond +10 % or −15 %</source>
        <translation>Jenseits von +10 % oder −15 %</translation>
    </message>
    <message>
        <source>Interrupted, left out</source>
        <translation>Unterbrochen, ausgelassen</translation>
    </message>
    <message>
        <source>Substituted, left out</source>
        <translation>Ersetzt, ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n values</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>A value every</source>
        <translation>Ein Wert alle</translation>
    </message>
</context>
<context>
    <name>console::VoltageTermsDialog</name>
    <message>
        <source>Voltage of %1</source>
        <translation>Spannung von %1</translation>
    </message>
    <message>
        <source>What its voltages are judged by.</source>
        <translation>Wonach seine Spannungen beurteilt werden.</translation>
    </message>
    <message>
        <source>Nominal voltage, V</source>
        <translation>Nennspannung, V</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Class S</source>
        <translation>Klasse S</translation>
    </message>
    <message>
        <source>Class A</source>
        <translation>Klasse A</translation>
    </message>
    <message>
        <source>Class of its meter</source>
        <translation>Klasse seines Zählers</translation>
    </message>
    <message>
        <source>Nominal voltage of all other devices, V</source>
        <translation>Nennspannung aller anderen Geräte, V</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>The workspace is opened anew with it.</source>
        <translation>Der Arbeitsbereich wird damit neu geöffnet.</translation>
    </message>
    <message>
        <source>A voltage of %1 to %2 V, or nothing.</source>
        <translation>Eine Spannung von %1 bis %2 V oder nichts.</translation>
    </message>
    <message>
        <source>Nobody says it, so nothing is judged: it looks like no mains.</source>
        <translation>Niemand gibt sie an, also wird nichts beurteilt: Nach einem Netz sieht es nicht aus.</translation>
    </message>
    <message>
        <source>By IEC 61000-4-30, as its maker certifies it.</source>
        <translation>Nach IEC 61000-4-30, wie der Hersteller sie bescheinigt.</translation>
    </message>
    <message>
        <source>By IEC 61000-4-30. Without a class every verdict is indicative.</source>
        <translation>Nach IEC 61000-4-30. Ohne Klasse ist jedes Urteil indikativ.</translation>
    </message>
    <message>
        <source>Empty: of each one’s profile, else 230 V.</source>
        <translation>Leer: nach dem Profil eines jeden, sonst 230 V.</translation>
    </message>
</context>
<context>
    <name>console::VoltageWords</name>
    <message>
        <source>Pass</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Nicht erfüllt</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Nicht entscheidbar</translation>
    </message>
    <message>
        <source>Swell</source>
        <translation>Überhöhung</translation>
    </message>
    <message>
        <source>Interruption</source>
        <translation>Unterbrechung</translation>
    </message>
    <message>
        <source>Dip</source>
        <translation>Einbruch</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>first and last day of a week</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, running</source>
        <comment>days of a week that is not over</comment>
        <translation>%1, läuft noch</translation>
    </message>
    <message>
        <source>%1 V</source>
        <comment>a voltage</comment>
        <translation>%1 V</translation>
    </message>
    <message numerus="yes">
        <source>%n ten-minute means lie beyond +10 % or −15 %; none may.</source>
        <translation>
            <numerusform>%n Zehn-Minuten-Mittelwert liegt jenseits von +10 % oder −15 %; keiner darf es.</numerusform>
            <numerusform>%n Zehn-Minuten-Mittelwerte liegen jenseits von +10 % oder −15 %; keiner darf es.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ten-minute means lie beyond ± 10 %; %1 may.</source>
        <translation>
            <numerusform>%n Zehn-Minuten-Mittelwert liegt jenseits von ± 10 %; %1 dürfen es.</numerusform>
            <numerusform>%n Zehn-Minuten-Mittelwerte liegen jenseits von ± 10 %; %1 dürfen es.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every value of this week was substituted by the device; nothing is known.</source>
        <translation>Jeder Wert dieser Woche wurde vom Gerät ersetzt; nichts ist bekannt.</translation>
    </message>
    <message>
        <source>Nothing was measured in this week.</source>
        <translation>In dieser Woche wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>Values come every %1; a mean of ten minutes needs four of them at least.</source>
        <translation>Werte kommen alle %1; ein Mittelwert von zehn Minuten braucht mindestens vier davon.</translation>
    </message>
    <message>
        <source>All that is known of the week was interruption, which the standard leaves out.</source>
        <translation>Alles, was von der Woche bekannt ist, war Unterbrechung, und die lässt die Norm aus.</translation>
    </message>
    <message>
        <source>What is not known of the week would decide it.</source>
        <translation>Was von der Woche nicht bekannt ist, würde entscheiden.</translation>
    </message>
    <message>
        <source>Nominal voltage %1 V, as the workspace says.</source>
        <translation>Nennspannung %1 V, wie es im Arbeitsbereich steht.</translation>
    </message>
    <message>
        <source>Nominal voltage %1 V, of the profile.</source>
        <translation>Nennspannung %1 V, aus dem Profil.</translation>
    </message>
    <message>
        <source>Nominal voltage %1 V, assumed.</source>
        <translation>Nennspannung %1 V, angenommen.</translation>
    </message>
    <message>
        <source>Indicative: the meter is not declared as one of class A or S, so this is a hint and no proof.</source>
        <translation>Indikativ: der Zähler ist nicht als einer der Klasse A oder S angegeben; das ist ein Hinweis und kein Beweis.</translation>
    </message>
    <message>
        <source>Nothing is stored of this device yet.</source>
        <translation>Von diesem Gerät ist noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>No voltage of this device is stored.</source>
        <translation>Keine Spannung dieses Geräts ist gespeichert.</translation>
    </message>
    <message>
        <source>The week is not over: %1 % of it is known, and %2 % are needed.</source>
        <translation>Die Woche ist nicht vorüber: %1 % von ihr sind bekannt, und %2 % sind nötig.</translation>
    </message>
    <message>
        <source>Only %1 % of the week is known; %2 % are needed.</source>
        <translation>Nur %1 % der Woche sind bekannt; %2 % sind nötig.</translation>
    </message>
    <message>
        <source>Its nominal voltage is not known, so nothing can be judged. It can be said with the button “Nominal voltage…” above.</source>
        <translation>Seine Nennspannung ist nicht bekannt, also kann nichts beurteilt werden. Die Schaltfläche „Nennspannung …“ oben nimmt sie entgegen.</translation>
    </message>
</context>
<context>
    <name>console::WaitingWords</name>
    <message>
        <source>This workspace has no bus and no broker yet.</source>
        <translation>Dieser Arbeitsbereich hat noch keinen Bus und keinen Broker.</translation>
    </message>
    <message numerus="yes">
        <source>%n more transports wait likewise.</source>
        <translation>
            <numerusform>%n weitere Anbindung wartet ebenso.</numerusform>
            <numerusform>%n weitere Anbindungen warten ebenso.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no meter stands on this bus yet.</source>
        <translation>%1: An diesem Bus steht noch kein Zähler.</translation>
    </message>
    <message>
        <source>%1: %2, not connected yet.</source>
        <translation>%1: %2, noch nicht verbunden.</translation>
    </message>
    <message>
        <source>%1: %2, not connected yet: %3</source>
        <translation>%1: %2, noch nicht verbunden: %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>topics</comment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: connected, nothing heard yet. It listens to %2.</source>
        <translation>%1: verbunden, noch nichts gehört. Es hört auf %2.</translation>
    </message>
    <message>
        <source>%1: connected, started %2 ago, nothing heard yet. It listens to %3.</source>
        <translation>%1: verbunden, vor %2 gestartet, noch nichts gehört. Es hört auf %3.</translation>
    </message>
</context>
<context>
    <name>console::WebTransportDialog</name>
    <message>
        <source>%1 (not installed)</source>
        <translation>%1 (nicht installiert)</translation>
    </message>
    <message>
        <source>Time zone of the devices</source>
        <translation>Zeitzone der Geräte</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>Written at once; then everything stops and starts anew with it, some seconds long.</source>
        <translation>Wird sofort geschrieben; dann hält alles an und beginnt neu damit, einige Sekunden lang.</translation>
    </message>
    <message>
        <source>Everything stops and starts anew with it, some seconds long. Readings stay.</source>
        <translation>Alles hält an und beginnt neu damit, einige Sekunden lang. Messwerte bleiben.</translation>
    </message>
    <message>
        <source>Type the address of the server.</source>
        <translation>Die Adresse des Servers eingeben.</translation>
    </message>
    <message>
        <source>An address has no spaces.</source>
        <translation>Eine Adresse hat keine Leerzeichen.</translation>
    </message>
    <message>
        <source>It begins with https:// or http://.</source>
        <translation>Sie beginnt mit https:// oder http://.</translation>
    </message>
    <message>
        <source>This is no address, such as https://server.example:8080.</source>
        <translation>Das ist keine Adresse wie https://server.example:8080.</translation>
    </message>
    <message>
        <source>User and password have fields of their own.</source>
        <translation>Benutzer und Passwort haben eigene Felder.</translation>
    </message>
    <message>
        <source>An address without ? and # in it.</source>
        <translation>Eine Adresse ohne ? und # darin.</translation>
    </message>
    <message>
        <source>At least one: it says what the values mean.</source>
        <translation>Mindestens eines: Es sagt, was die Werte bedeuten.</translation>
    </message>
    <message>
        <source>No profile of this kind is installed.</source>
        <translation>Kein Profil dieser Art ist installiert.</translation>
    </message>
    <message>
        <source>Not the name of a time zone, such as Asia/Colombo.</source>
        <translation>Kein Name einer Zeitzone wie Asia/Colombo.</translation>
    </message>
    <message>
        <source>Of times that name none. Empty: UTC.</source>
        <translation>Von Zeiten, die keine nennen. Leer: UTC.</translation>
    </message>
    <message>
        <source>Only where the server asks for one.</source>
        <translation>Nur wo der Server eines verlangt.</translation>
    </message>
</context>
<context>
    <name>console::WireWords</name>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>unit %1, read holding registers %2 to %3</source>
        <translation>Adresse %1, Halteregister %2 bis %3 lesen</translation>
    </message>
    <message>
        <source>unit %1, read input registers %2 to %3</source>
        <translation>Adresse %1, Eingangsregister %2 bis %3 lesen</translation>
    </message>
    <message>
        <source>unit %1, request</source>
        <translation>Adresse %1, Anfrage</translation>
    </message>
    <message>
        <source>order of this console</source>
        <translation>Befehl dieser Konsole</translation>
    </message>
    <message>
        <source>exception 1, it does not know the function</source>
        <translation>Ausnahme 1, es kennt die Funktion nicht</translation>
    </message>
    <message>
        <source>exception 2, it has no such register</source>
        <translation>Ausnahme 2, es hat kein solches Register</translation>
    </message>
    <message>
        <source>exception 3, it does not accept the amount</source>
        <translation>Ausnahme 3, es nimmt die Menge nicht an</translation>
    </message>
    <message>
        <source>exception 4, the device has failed</source>
        <translation>Ausnahme 4, das Gerät ist gestört</translation>
    </message>
    <message>
        <source>exception 6, the device is busy</source>
        <translation>Ausnahme 6, das Gerät ist beschäftigt</translation>
    </message>
    <message>
        <source>exception %1</source>
        <translation>Ausnahme %1</translation>
    </message>
    <message>
        <source>%1 without a value</source>
        <translation>%1 ohne Wert</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>channel and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>values and how many further ones</comment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>unit %1, no answer in %2</source>
        <translation>Adresse %1, keine Antwort in %2</translation>
    </message>
    <message>
        <source>delivered again, dropped</source>
        <translation>noch einmal zugestellt, verworfen</translation>
    </message>
    <message>
        <source>checksum wrong: %1 received, %2 computed</source>
        <translation>Prüfsumme falsch: %1 empfangen, %2 berechnet</translation>
    </message>
    <message>
        <source>valid answer</source>
        <translation>gültige Antwort</translation>
    </message>
    <message>
        <source>read, without a value</source>
        <translation>gelesen, ohne Wert</translation>
    </message>
    <message>
        <source>kept copy: %1</source>
        <translation>gespeicherte Kopie: %1</translation>
    </message>
    <message>
        <source>exception 5, it is still working on it</source>
        <translation>Ausnahme 5, es arbeitet noch daran</translation>
    </message>
    <message>
        <source>exception 7, it cannot do that</source>
        <translation>Ausnahme 7, es kann das nicht</translation>
    </message>
    <message>
        <source>exception 8, its memory is damaged</source>
        <translation>Ausnahme 8, sein Speicher ist beschädigt</translation>
    </message>
    <message>
        <source>exception 10, the gateway knows no way to it</source>
        <translation>Ausnahme 10, das Gateway kennt keinen Weg dorthin</translation>
    </message>
    <message>
        <source>exception 11, the gateway gets no answer from it</source>
        <translation>Ausnahme 11, das Gateway bekommt von ihm keine Antwort</translation>
    </message>
    <message>
        <source>unit %1, read holding register %2</source>
        <translation>Adresse %1, Halteregister %2 lesen</translation>
    </message>
    <message>
        <source>unit %1, read input register %2</source>
        <translation>Adresse %1, Eingangsregister %2 lesen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>quantity and value</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>console::Words</name>
    <message>
        <source>Console was away</source>
        <translation>Konsole war aus</translation>
    </message>
    <message>
        <source>Broker forgot the session</source>
        <translation>Broker hat die Sitzung vergessen</translation>
    </message>
    <message>
        <source>Broker away</source>
        <translation>Broker war weg</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Port away</source>
        <translation>Anschluss war weg</translation>
    </message>
    <message>
        <source>Nothing heard</source>
        <translation>Nichts gehört</translation>
    </message>
    <message>
        <source>Broken JSON</source>
        <translation>Kaputtes JSON</translation>
    </message>
    <message>
        <source>Wrong type of value</source>
        <translation>Falsche Art von Wert</translation>
    </message>
    <message>
        <source>Unknown topic</source>
        <translation>Unbekanntes Topic</translation>
    </message>
    <message>
        <source>Payload too large</source>
        <translation>Nachricht zu groß</translation>
    </message>
    <message>
        <source>Field missing</source>
        <translation>Feld fehlt</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>Keine Zahl</translation>
    </message>
    <message>
        <source>Unknown word</source>
        <translation>Unbekanntes Wort</translation>
    </message>
    <message>
        <source>NaN instead of a number</source>
        <translation>NaN statt einer Zahl</translation>
    </message>
    <message>
        <source>JSON of another kind</source>
        <translation>JSON anderer Art</translation>
    </message>
    <message>
        <source>Too many topics</source>
        <translation>Zu viele Topics</translation>
    </message>
    <message>
        <source>Device id cannot be used</source>
        <translation>Gerätekennung unbrauchbar</translation>
    </message>
    <message>
        <source>Checksum wrong</source>
        <translation>Prüfsumme falsch</translation>
    </message>
    <message>
        <source>Late answer, dropped</source>
        <translation>Späte Antwort, verworfen</translation>
    </message>
    <message>
        <source>Short answer</source>
        <translation>Kurze Antwort</translation>
    </message>
    <message>
        <source>Wrong unit answered</source>
        <translation>Falsche Adresse antwortete</translation>
    </message>
    <message>
        <source>Echo of own request</source>
        <translation>Echo der eigenen Anfrage</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>Noise on the wire</source>
        <translation>Störung auf der Leitung</translation>
    </message>
    <message>
        <source>Same answer twice</source>
        <translation>Dieselbe Antwort zweimal</translation>
    </message>
    <message>
        <source>Answer faster than the wire</source>
        <translation>Antwort schneller als die Leitung</translation>
    </message>
    <message>
        <source>Turn skipped, wire too busy</source>
        <translation>Runde ausgelassen, Leitung überlastet</translation>
    </message>
    <message>
        <source>Port failed</source>
        <translation>Anschluss ausgefallen</translation>
    </message>
    <message>
        <source>Wrong shape</source>
        <translation>Falscher Aufbau</translation>
    </message>
    <message>
        <source>Exception %1</source>
        <translation>Ausnahme %1</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Sent once</source>
        <translation>Einmal gesendet</translation>
    </message>
    <message>
        <source>Accepted, not proof</source>
        <translation>Angenommen, kein Nachweis</translation>
    </message>
    <message>
        <source>Late answer</source>
        <translation>Späte Antwort</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Status reported</source>
        <translation>Status gemeldet</translation>
    </message>
    <message>
        <source>Came online</source>
        <translation>Ging online</translation>
    </message>
    <message>
        <source>Went offline</source>
        <translation>Ging offline</translation>
    </message>
    <message>
        <source>Relay state reported</source>
        <translation>Relaiszustand gemeldet</translation>
    </message>
    <message>
        <source>Relay reports on</source>
        <translation>Relais meldet ein</translation>
    </message>
    <message>
        <source>Relay reports off</source>
        <translation>Relais meldet aus</translation>
    </message>
    <message>
        <source>Readings may be missing</source>
        <translation>Messwerte können fehlen</translation>
    </message>
    <message>
        <source>Broker session resumed</source>
        <translation>Broker-Sitzung fortgesetzt</translation>
    </message>
    <message>
        <source>Threshold passed</source>
        <translation>Schwelle überschritten</translation>
    </message>
    <message>
        <source>Register went back</source>
        <translation>Zählerstand ging zurück</translation>
    </message>
    <message>
        <source>Another program ordered the relay</source>
        <translation>Ein anderes Programm schaltete das Relais</translation>
    </message>
    <message>
        <source>Another program changed the intervals</source>
        <translation>Ein anderes Programm änderte die Intervalle</translation>
    </message>
    <message>
        <source>Transport up</source>
        <translation>Anbindung steht</translation>
    </message>
    <message>
        <source>Transport down</source>
        <translation>Anbindung unterbrochen</translation>
    </message>
    <message>
        <source>%1 kWh, limit %2 kWh</source>
        <translation>%1 kWh, Grenze %2 kWh</translation>
    </message>
    <message>
        <source>retained copy: old news</source>
        <translation>gespeicherte Kopie: nichts Neues</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>In use by another program</source>
        <translation>Von einem anderen Programm belegt</translation>
    </message>
    <message>
        <source>Nothing answers there</source>
        <translation>Dort antwortet nichts</translation>
    </message>
    <message>
        <source>Refused by the other side</source>
        <translation>Von der Gegenseite abgelehnt</translation>
    </message>
    <message>
        <source>Not what it must be</source>
        <translation>Nicht, wie es sein muss</translation>
    </message>
    <message>
        <source>Not possible here</source>
        <translation>Hier nicht möglich</translation>
    </message>
    <message>
        <source>Cannot be written</source>
        <translation>Kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The database is locked</source>
        <translation>Die Datenbank ist gesperrt</translation>
    </message>
    <message>
        <source>Written by a newer Meterdeck</source>
        <translation>Von einem neueren Meterdeck geschrieben</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>Lesen oder Schreiben misslang</translation>
    </message>
    <message>
        <source>A mistake of this program</source>
        <translation>Ein Fehler dieses Programms</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>error kind and place</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>error and its detail</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Make room on the disk; recording goes on by itself.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger; die Aufzeichnung läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>Close the other program that holds the database; recording goes on by itself.</source>
        <translation>Schließen Sie das andere Programm, das die Datenbank hält; die Aufzeichnung läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>Give this user the right to write there, then try again.</source>
        <translation>Geben Sie diesem Benutzer dort Schreibrecht und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check cable, address and port; the console tries again by itself.</source>
        <translation>Prüfen Sie Kabel, Adresse und Port; die Konsole versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Open it with the newer Meterdeck.</source>
        <translation>Öffnen Sie es mit dem neueren Meterdeck.</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Active power</source>
        <translation>Wirkleistung</translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation>Blindleistung</translation>
    </message>
    <message>
        <source>Apparent power</source>
        <translation>Scheinleistung</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>Leistungsfaktor</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>Energy, register</source>
        <translation>Energie, Zählwerk</translation>
    </message>
    <message>
        <source>Energy, exported</source>
        <translation>Energie, Einspeisung</translation>
    </message>
    <message>
        <source>Energy, integrated</source>
        <translation>Energie, integriert</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Gas volume</source>
        <translation>Gasvolumen</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>Reactive energy</source>
        <translation>Blindenergie</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>lebt</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Strom da</translation>
    </message>
    <message>
        <source>no power</source>
        <translation>kein Strom</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>amount and unit of bytes</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Steht</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Waiting for the database</source>
        <translation>Wartet auf die Datenbank</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Modbus RTU</source>
        <translation>Modbus RTU</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>%1, console %2</source>
        <translation>%1, Konsole %2</translation>
    </message>
    <message>
        <source>Relay on</source>
        <translation>Relais ein</translation>
    </message>
    <message>
        <source>Relay off</source>
        <translation>Relais aus</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Interval of metrics %1</source>
        <translation>Messintervall %1</translation>
    </message>
    <message>
        <source>Interval of energy %1</source>
        <translation>Energieintervall %1</translation>
    </message>
    <message>
        <source>Interval of %1 %2</source>
        <translation>Intervall von %1 %2</translation>
    </message>
    <message>
        <source>Changed by somebody else</source>
        <translation>Von jemand anderem geändert</translation>
    </message>
    <message>
        <source>Modbus TCP</source>
        <translation>Modbus TCP</translation>
    </message>
    <message>
        <source>Modbus RTU over TCP</source>
        <translation>Modbus RTU über TCP</translation>
    </message>
    <message>
        <source>Connection away</source>
        <translation>Verbindung war weg</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>Verbindung misslungen</translation>
    </message>
    <message>
        <source>Lone zero of a total, held back</source>
        <translation>Einzelne Null eines Zählerstands, zurückgehalten</translation>
    </message>
    <message>
        <source>Total fell, held back</source>
        <translation>Zählerstand fiel, zurückgehalten</translation>
    </message>
    <message>
        <source>Value jumped, held back</source>
        <translation>Wert sprang, zurückgehalten</translation>
    </message>
    <message>
        <source>Exception 1, illegal function</source>
        <translation>Ausnahme 1, unzulässige Funktion</translation>
    </message>
    <message>
        <source>Exception 2, illegal data address</source>
        <translation>Ausnahme 2, unzulässige Registeradresse</translation>
    </message>
    <message>
        <source>Exception 3, illegal data value</source>
        <translation>Ausnahme 3, unzulässiger Wert</translation>
    </message>
    <message>
        <source>Exception 4, device failure</source>
        <translation>Ausnahme 4, Gerätestörung</translation>
    </message>
    <message>
        <source>Exception 5, still working</source>
        <translation>Ausnahme 5, arbeitet noch</translation>
    </message>
    <message>
        <source>Exception 6, device busy</source>
        <translation>Ausnahme 6, Gerät beschäftigt</translation>
    </message>
    <message>
        <source>Exception 7, negative acknowledge</source>
        <translation>Ausnahme 7, nicht ausgeführt</translation>
    </message>
    <message>
        <source>Exception 8, memory parity error</source>
        <translation>Ausnahme 8, Paritätsfehler im Speicher</translation>
    </message>
    <message>
        <source>Exception 10, gateway path unavailable</source>
        <translation>Ausnahme 10, kein Weg durch das Gateway</translation>
    </message>
    <message>
        <source>Exception 11, gateway target does not respond</source>
        <translation>Ausnahme 11, Gerät hinter dem Gateway antwortet nicht</translation>
    </message>
    <message>
        <source>Meter refused a register</source>
        <translation>Zähler verweigerte ein Register</translation>
    </message>
    <message>
        <source>Wire cannot carry the polls</source>
        <translation>Leitung trägt die Abfragen nicht</translation>
    </message>
    <message>
        <source>Port lost</source>
        <translation>Anschluss verloren</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Port not there</source>
        <translation>Anschluss nicht da</translation>
    </message>
    <message>
        <source>Connection not taken up</source>
        <translation>Verbindung nicht zustande gekommen</translation>
    </message>
    <message>
        <source>Port back</source>
        <translation>Anschluss wieder da</translation>
    </message>
    <message>
        <source>Connection back</source>
        <translation>Verbindung wieder da</translation>
    </message>
    <message>
        <source>Register went back, as ordered</source>
        <translation>Register ging zurück, wie befohlen</translation>
    </message>
    <message>
        <source>Register written</source>
        <translation>Register geschrieben</translation>
    </message>
    <message>
        <source>Answers at another address</source>
        <translation>Antwortet unter anderer Adresse</translation>
    </message>
    <message>
        <source>Decision about the register undone</source>
        <translation>Entscheidung über den Zählerstand zurückgenommen</translation>
    </message>
    <message>
        <source>Fall of the register reviewed</source>
        <translation>Rückgang des Zählerstands geprüft</translation>
    </message>
    <message>
        <source>Energy not integrated over a gap</source>
        <translation>Energie über eine Lücke nicht integriert</translation>
    </message>
    <message>
        <source>Port found under another name</source>
        <translation>Anschluss unter anderem Namen gefunden</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>names of a serial port</comment>
        <translation>von %1 nach %2</translation>
    </message>
    <message>
        <source>unit %1, before %2</source>
        <translation>Adresse %1, vorher %2</translation>
    </message>
    <message>
        <source>%1: taken, which proves nothing</source>
        <translation>%1: angenommen, was nichts beweist</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>order and the meter&apos;s refusal</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: not answered</source>
        <translation>%1: nicht beantwortet</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>figure before, figure and unit after a register fell</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Energy, difference</source>
        <translation>Energie, Differenz</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Energies compared from here</source>
        <translation>Energien ab hier verglichen</translation>
    </message>
    <message>
        <source>Entered meter exchange undone</source>
        <translation>Eingetragener Zählertausch zurückgenommen</translation>
    </message>
    <message>
        <source>Meter exchange entered</source>
        <translation>Zählertausch eingetragen</translation>
    </message>
    <message>
        <source>Link quality</source>
        <translation>Verbindungsgüte</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Ladestand</translation>
    </message>
    <message>
        <source>Energy of an interval</source>
        <translation>Energie eines Intervalls</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Messwert ohne Einheit</translation>
    </message>
    <message>
        <source>Hops</source>
        <translation>Sprünge</translation>
    </message>
    <message>
        <source>Entry in the workspace changed</source>
        <translation>Eintrag im Arbeitsbereich geändert</translation>
    </message>
    <message>
        <source>Server restarted and forgot</source>
        <translation>Server neu gestartet, Älteres vergessen</translation>
    </message>
    <message>
        <source>Pairs of another kind</source>
        <translation>Paare anderer Art</translation>
    </message>
    <message>
        <source>Array of another length</source>
        <translation>Liste anderer Länge</translation>
    </message>
    <message>
        <source>Encrypted, key not known</source>
        <translation>Verschlüsselt, Schlüssel unbekannt</translation>
    </message>
    <message>
        <source>Cannot be decrypted</source>
        <translation>Nicht zu entschlüsseln</translation>
    </message>
    <message>
        <source>Form not declared</source>
        <translation>Form nicht vereinbart</translation>
    </message>
    <message>
        <source>Too many devices</source>
        <translation>Zu viele Geräte</translation>
    </message>
    <message>
        <source>Announcement not understood</source>
        <translation>Ankündigung nicht verstanden</translation>
    </message>
    <message>
        <source>Time not understood</source>
        <translation>Zeit nicht verstanden</translation>
    </message>
    <message>
        <source>Badly quoted JSON</source>
        <translation>JSON mit falschen Anführungszeichen</translation>
    </message>
    <message>
        <source>Too many at once</source>
        <translation>Zu viele auf einmal</translation>
    </message>
    <message>
        <source>Token missing or wrong</source>
        <translation>Kennwort fehlt oder ist falsch</translation>
    </message>
    <message>
        <source>Database behind</source>
        <translation>Datenbank im Rückstand</translation>
    </message>
    <message>
        <source>Too many connections</source>
        <translation>Zu viele Verbindungen</translation>
    </message>
    <message>
        <source>Request incomplete</source>
        <translation>Anfrage unvollständig</translation>
    </message>
    <message>
        <source>Head of the request too large</source>
        <translation>Kopf der Anfrage zu groß</translation>
    </message>
    <message>
        <source>Address not known</source>
        <translation>Adresse unbekannt</translation>
    </message>
    <message>
        <source>Method not allowed</source>
        <translation>Methode nicht erlaubt</translation>
    </message>
    <message>
        <source>Clock of the device doubted</source>
        <translation>Uhr des Geräts bezweifelt</translation>
    </message>
    <message>
        <source>Same message sent twice</source>
        <translation>Dieselbe Meldung zweimal gesendet</translation>
    </message>
    <message>
        <source>Bridge ready</source>
        <translation>Brücke bereit</translation>
    </message>
    <message>
        <source>Node not connected</source>
        <translation>Knoten nicht verbunden</translation>
    </message>
    <message>
        <source>Nodes of the mesh</source>
        <translation>Knoten des Maschennetzes</translation>
    </message>
    <message>
        <source>Topology of the mesh</source>
        <translation>Aufbau des Maschennetzes</translation>
    </message>
    <message>
        <source>Announced itself</source>
        <translation>Hat sich angekündigt</translation>
    </message>
    <message>
        <source>Announced in a form not understood</source>
        <translation>In unverständlicher Form angekündigt</translation>
    </message>
    <message>
        <source>Announcement withdrawn</source>
        <translation>Ankündigung zurückgezogen</translation>
    </message>
    <message>
        <source>Two devices with one identity</source>
        <translation>Zwei Geräte mit einer Identität</translation>
    </message>
    <message>
        <source>Device renamed at its server</source>
        <translation>Gerät auf seinem Server umbenannt</translation>
    </message>
    <message>
        <source>Device removed at its server</source>
        <translation>Gerät auf seinem Server entfernt</translation>
    </message>
    <message>
        <source>Location told</source>
        <translation>Standort mitgeteilt</translation>
    </message>
    <message>
        <source>Time of the device doubted</source>
        <translation>Zeit des Geräts bezweifelt</translation>
    </message>
    <message>
        <source>Device seems to have restarted</source>
        <translation>Gerät scheint neu gestartet</translation>
    </message>
    <message>
        <source>Connection error, imported</source>
        <translation>Verbindungsfehler, importiert</translation>
    </message>
    <message>
        <source>Configuration, imported</source>
        <translation>Konfiguration, importiert</translation>
    </message>
    <message>
        <source>Link switched, imported</source>
        <translation>Verbindung gewechselt, importiert</translation>
    </message>
    <message>
        <source>Energy of a period, imported</source>
        <translation>Energie eines Zeitraums, importiert</translation>
    </message>
    <message>
        <source>Payload with bytes behind it</source>
        <translation>Nutzdaten mit Bytes dahinter</translation>
    </message>
    <message>
        <source>Retained message cleared</source>
        <translation>Aufbewahrte Nachricht gelöscht</translation>
    </message>
    <message>
        <source>Paused for a search</source>
        <translation>Angehalten für eine Suche</translation>
    </message>
    <message>
        <source>Paused for a trial</source>
        <translation>Angehalten für einen Versuch</translation>
    </message>
    <message>
        <source>Transport paused</source>
        <translation>Anbindung angehalten</translation>
    </message>
    <message>
        <source>Transport goes on</source>
        <translation>Anbindung läuft weiter</translation>
    </message>
    <message>
        <source>%1, for a trial of the connection</source>
        <comment>a transport that is paused</comment>
        <translation>%1, für einen Versuch der Verbindung</translation>
    </message>
    <message>
        <source>%1, for a search of its port</source>
        <comment>a transport that is paused</comment>
        <translation>%1, für eine Suche an seinem Anschluss</translation>
    </message>
    <message>
        <source>Answered with status %1</source>
        <translation>Antwort mit Status %1</translation>
    </message>
    <message>
        <source>ThingsBoard</source>
        <translation>ThingsBoard</translation>
    </message>
    <message>
        <source>Mesh gateways</source>
        <translation>Mesh-Gateways</translation>
    </message>
    <message>
        <source>Mesh server</source>
        <translation>Mesh-Server</translation>
    </message>
    <message>
        <source>Import of another system&apos;s data</source>
        <translation>Import von Daten eines anderen Systems</translation>
    </message>
    <message>
        <source>Certificate ends soon</source>
        <translation>Zertifikat läuft bald ab</translation>
    </message>
    <message>
        <source>Certificate has ended</source>
        <translation>Zertifikat abgelaufen</translation>
    </message>
    <message>
        <source>Certificate is valid</source>
        <translation>Zertifikat ist gültig</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>Datenträger fast voll</translation>
    </message>
    <message>
        <source>Disk has room again</source>
        <translation>Datenträger hat wieder Platz</translation>
    </message>
    <message>
        <source>Alarm handed on</source>
        <translation>Alarm weitergegeben</translation>
    </message>
    <message>
        <source>Alarm perhaps handed on</source>
        <translation>Alarm vielleicht weitergegeben</translation>
    </message>
    <message>
        <source>Alarm not handed on, refused</source>
        <translation>Alarm nicht weitergegeben, abgelehnt</translation>
    </message>
    <message>
        <source>Alarm not handed on, given up</source>
        <translation>Alarm nicht weitergegeben, aufgegeben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>target of the hand-over, message</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>widgets::AlarmStrip</name>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>No alarm is active.</source>
        <translation>Kein Alarm ist aktiv.</translation>
    </message>
    <message numerus="yes">
        <source>%n unacknowledged</source>
        <translation>
            <numerusform>%n unquittiert</numerusform>
            <numerusform>%n unquittiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n verborgen</numerusform>
            <numerusform>%n verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
</context>
<context>
    <name>widgets::Badge</name>
    <message>
        <source>%1 %2</source>
        <comment>how many and of what</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>widgets::BarList</name>
    <message>
        <source>%1: %2</source>
        <comment>kind and count</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>widgets::ByteView</name>
    <message>
        <source>%1: %2; all bytes: %3</source>
        <comment>chosen bytes, what they are</comment>
        <translation>%1: %2; alle Bytes: %3</translation>
    </message>
</context>
<context>
    <name>widgets::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Space shows or hides a column, Ctrl and an arrow key move or widen it</source>
        <translation>Leertaste zeigt oder verbirgt eine Spalte, Strg und eine Pfeiltaste verschieben oder verbreitern sie</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Moves the column towards the first one (Ctrl+Up)</source>
        <translation>Verschiebt die Spalte zur ersten hin (Strg+Hoch)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Moves the column towards the last one (Ctrl+Down)</source>
        <translation>Verschiebt die Spalte zur letzten hin (Strg+Runter)</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Schmaler</translation>
    </message>
    <message>
        <source>Makes the column narrower (Ctrl+Left)</source>
        <translation>Macht die Spalte schmaler (Strg+Links)</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Breiter</translation>
    </message>
    <message>
        <source>Makes the column wider (Ctrl+Right)</source>
        <translation>Macht die Spalte breiter (Strg+Rechts)</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Sorts by the column; again sorts the other way (S)</source>
        <translation>Sortiert nach der Spalte; noch einmal andersherum (S)</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Wie zu Anfang</translation>
    </message>
    <message>
        <source>Shows the columns as they were before any choice</source>
        <translation>Zeigt die Spalten wie vor jeder Wahl</translation>
    </message>
</context>
<context>
    <name>widgets::DayTape</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>%1: none</source>
        <comment>a lane without marks</comment>
        <translation>%1: keine</translation>
    </message>
    <message>
        <source>%1: %2, last: %3</source>
        <comment>lane, how many marks, the last of them</comment>
        <translation>%1: %2, zuletzt: %3</translation>
    </message>
</context>
<context>
    <name>widgets::FleetMatrix</name>
    <message>
        <source>Fleet, one mark a device</source>
        <translation>Flotte, ein Zeichen je Gerät</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>group, number of devices, their state</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number of devices and their state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>group and its counts</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>bad values</source>
        <translation>ungültige Werte</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>meter silent</source>
        <translation>Zähler stumm</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>noch nicht gehört</translation>
    </message>
    <message>
        <source>reporting</source>
        <translation>melden</translation>
    </message>
    <message>
        <source>No device is known yet.</source>
        <translation>Noch ist kein Gerät bekannt.</translation>
    </message>
</context>
<context>
    <name>widgets::Gallery</name>
    <message>
        <source>Meterdeck gallery</source>
        <translation>Meterdeck-Galerie</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours and type</source>
        <translation>Farben und Schrift</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Tables and trend</source>
        <translation>Tabellen und Trend</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Bedienelemente</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Rückmeldung</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Later work</source>
        <translation>Späteres</translation>
    </message>
    <message>
        <source>At rest</source>
        <translation>In Ruhe</translation>
    </message>
    <message>
        <source>Hovered</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>Focused</source>
        <translation>Im Fokus</translation>
    </message>
    <message>
        <source>Pressed</source>
        <translation>Gedrückt</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>28 px, 40 px in dialogs</source>
        <translation>28 px, 40 px in Dialogen</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>With icon</source>
        <translation>Mit Symbol</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>Harmful</source>
        <translation>Schädlich</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Leise</translation>
    </message>
    <message>
        <source>Icon alone</source>
        <translation>Nur Symbol</translation>
    </message>
    <message>
        <source>In dialogs</source>
        <translation>In Dialogen</translation>
    </message>
    <message>
        <source>Tool button</source>
        <translation>Werkzeugknopf</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Hold to confirm</source>
        <translation>Halten zum Bestätigen</translation>
    </message>
    <message>
        <source>Space or mouse, letting go cancels</source>
        <translation>Leertaste oder Maus, Loslassen bricht ab</translation>
    </message>
    <message>
        <source>Held for 0.5 s</source>
        <translation>0,5 s gehalten</translation>
    </message>
    <message>
        <source>Held, focused</source>
        <translation>Gehalten, im Fokus</translation>
    </message>
    <message>
        <source>Held to the end</source>
        <translation>Bis zum Ende gehalten</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>a wrong value says what is right</source>
        <translation>ein falscher Wert sagt, was richtig ist</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Wrong, 1 to 247</source>
        <translation>Falsch, 1 bis 247</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Ziffer</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Zeit</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Haken</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>Angehakt</translation>
    </message>
    <message>
        <source>One of several</source>
        <translation>Eines von mehreren</translation>
    </message>
    <message>
        <source>Menu, tabs, scroll bars, keys</source>
        <translation>Menü, Reiter, Rollbalken, Tasten</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>one of seven, or waiting</source>
        <translation>einer von sieben, oder wartend</translation>
    </message>
    <message>
        <source>Qualities</source>
        <translation>Güten</translation>
    </message>
    <message>
        <source>shape, then word, then colour</source>
        <translation>Form, dann Wort, dann Farbe</translation>
    </message>
    <message>
        <source>Outcome of an order</source>
        <translation>Ausgang eines Befehls</translation>
    </message>
    <message>
        <source>An order that waits</source>
        <translation>Ein wartender Befehl</translation>
    </message>
    <message>
        <source>Toasts</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>bottom right, 6 s; failures stay</source>
        <translation>unten rechts, 6 s; Fehler bleiben</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>count, time left, cancel</source>
        <translation>Anzahl, Restzeit, Abbrechen</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>says what will fill it</source>
        <translation>sagt, was es füllen wird</translation>
    </message>
    <message>
        <source>Navigation, folded</source>
        <translation>Navigation, eingeklappt</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Top bar</source>
        <translation>Kopfleiste</translation>
    </message>
    <message>
        <source>48 px</source>
        <translation>48 px</translation>
    </message>
    <message>
        <source>Banners</source>
        <translation>Banner</translation>
    </message>
    <message>
        <source>under the top bar, cannot be closed</source>
        <translation>unter der Kopfleiste, nicht schließbar</translation>
    </message>
    <message>
        <source>208 px, 56 folded</source>
        <translation>208 px, eingeklappt 56</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>shape is priority, fill is state</source>
        <translation>Form ist Priorität, Füllung ist Zustand</translation>
    </message>
    <message>
        <source>Active, not acknowledged</source>
        <translation>Aktiv, nicht quittiert</translation>
    </message>
    <message>
        <source>Active, acknowledged</source>
        <translation>Aktiv, quittiert</translation>
    </message>
    <message>
        <source>Cleared, not acknowledged</source>
        <translation>Gegangen, nicht quittiert</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Leitungen</translation>
    </message>
    <message>
        <source>off is longer, not only red</source>
        <translation>aus ist länger, nicht nur rot</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
    <message>
        <source>One off</source>
        <translation>Eine aus</translation>
    </message>
    <message>
        <source>Three lines</source>
        <translation>Drei Leitungen</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Cluster, lines off</source>
        <translation>Gruppe, Leitungen aus</translation>
    </message>
    <message>
        <source>Alarm strip</source>
        <translation>Alarmleiste</translation>
    </message>
    <message>
        <source>always there, newest highest first</source>
        <translation>immer da, Neuestes der Höchsten zuerst</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Inter with tabular figures</source>
        <translation>Inter mit Tabellenziffern</translation>
    </message>
    <message>
        <source>installed fonts</source>
        <translation>installierte Schriften</translation>
    </message>
    <message>
        <source>contrast on panel</source>
        <translation>Kontrast auf der Fläche</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Spacing and radii</source>
        <translation>Abstände und Radien</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>band, mean, gap with its reason, limit, now</source>
        <translation>Band, Mittel, Lücke mit Grund, Grenze, jetzt</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Dense rows, each quality</source>
        <translation>Dichte Zeilen, jede Güte</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>Bequeme Zeilen</translation>
    </message>
    <message>
        <source>Value cell</source>
        <translation>Wertezelle</translation>
    </message>
    <message>
        <source>value, unit apart, quality mark, quality in words, age</source>
        <translation>Wert, Einheit abgesetzt, Gütezeichen, Güte in Worten, Alter</translation>
    </message>
    <message>
        <source>Gauge</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>a band fills while the needle is in it</source>
        <translation>ein Band füllt sich, solange der Zeiger darin steht</translation>
    </message>
    <message>
        <source>Stat tile</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>a figure to read from afar</source>
        <translation>eine Zahl, von Weitem lesbar</translation>
    </message>
    <message>
        <source>Sparkline, chip, badge</source>
        <translation>Kurvchen, Chip, Plakette</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>a dashed frame is ordered, not proved</source>
        <translation>ein gestrichelter Rahmen ist befohlen, nicht nachgewiesen</translation>
    </message>
    <message>
        <source>%1, ordered</source>
        <translation>%1, befohlen</translation>
    </message>
    <message>
        <source>Fleet and day</source>
        <translation>Flotte und Tag</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Units: %1</source>
        <comment>a state of the part</comment>
        <translation>Adressen: %1</translation>
    </message>
    <message>
        <source>Units of a bus</source>
        <translation>Adressen eines Busses</translation>
    </message>
    <message>
        <source>age of the last answer</source>
        <translation>Alter der letzten Antwort</translation>
    </message>
    <message>
        <source>Abnormal, each quality</source>
        <translation>Auffällig, jede Güte</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>Viele</translation>
    </message>
    <message>
        <source>The wire</source>
        <translation>Die Leitung</translation>
    </message>
    <message>
        <source>the last 4 s, to scale</source>
        <translation>die letzten 4 s, maßstäblich</translation>
    </message>
    <message>
        <source>Abnormal: damaged, and waiting in vain</source>
        <translation>Auffällig: beschädigt und vergeblich gewartet</translation>
    </message>
    <message>
        <source>Many: the bus is full</source>
        <translation>Viele: der Bus ist voll</translation>
    </message>
    <message>
        <source>Stale: nothing is sent any more</source>
        <translation>Veraltet: es wird nichts mehr gesendet</translation>
    </message>
    <message>
        <source>Errors: %1</source>
        <comment>a state of the part</comment>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Bar list</source>
        <translation>Balkenliste</translation>
    </message>
    <message>
        <source>from 0, the most frequent is the measure</source>
        <translation>ab 0, das Häufigste ist das Maß</translation>
    </message>
    <message>
        <source>Normal: nothing happened</source>
        <translation>Normal: nichts geschehen</translation>
    </message>
    <message>
        <source>Abnormal</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>Answer time: %1</source>
        <comment>a state of the part</comment>
        <translation>Antwortzeit: %1</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Abnormal: over the time-out</source>
        <translation>Auffällig: über der Wartezeit</translation>
    </message>
    <message>
        <source>Stale: a part is unknown</source>
        <translation>Veraltet: ein Teil ist unbekannt</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>what happened, when, and what is awaited</source>
        <translation>was wann geschah und worauf gewartet wird</translation>
    </message>
    <message>
        <source>Fleet: %1</source>
        <comment>a state of the part</comment>
        <translation>Flotte: %1</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Flotte</translation>
    </message>
    <message>
        <source>one mark a device, worst first</source>
        <translation>ein Zeichen je Gerät, das schlimmste zuerst</translation>
    </message>
    <message>
        <source>Abnormal, each state</source>
        <translation>Auffällig, jeder Zustand</translation>
    </message>
    <message>
        <source>Never heard</source>
        <translation>Nie gehört</translation>
    </message>
    <message>
        <source>Many: one mark stands for several</source>
        <translation>Viele: ein Zeichen steht für mehrere</translation>
    </message>
    <message>
        <source>Day: %1</source>
        <comment>a state of the part</comment>
        <translation>Tag: %1</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>outcomes, events and gaps of one local day</source>
        <translation>Ergebnisse, Ereignisse und Lücken eines Ortstages</translation>
    </message>
    <message>
        <source>Abnormal, each outcome</source>
        <translation>Auffällig, jedes Ergebnis</translation>
    </message>
    <message>
        <source>Stale: nothing heard since 11:00</source>
        <translation>Veraltet: seit 11:00 nichts gehört</translation>
    </message>
    <message>
        <source>Power today: %1</source>
        <comment>a state of the part</comment>
        <translation>Leistung heute: %1</translation>
    </message>
    <message>
        <source>Day curve</source>
        <translation>Tageskurve</translation>
    </message>
    <message>
        <source>from 0, hatched where nothing is known</source>
        <translation>ab 0, schraffiert, wo nichts bekannt ist</translation>
    </message>
    <message>
        <source>Abnormal: a gap</source>
        <translation>Auffällig: eine Lücke</translation>
    </message>
    <message>
        <source>Many: a whole day, large figures</source>
        <translation>Viele: ein ganzer Tag, große Zahlen</translation>
    </message>
    <message>
        <source>Find a page, device or command</source>
        <translation>Seite, Gerät oder Befehl finden</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>recent first, found letters strong</source>
        <translation>zuletzt Benutztes zuerst, gefundene Buchstaben fett</translation>
    </message>
    <message>
        <source>Nothing typed</source>
        <translation>Nichts getippt</translation>
    </message>
    <message>
        <source>Many found</source>
        <translation>Viele gefunden</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No lines</source>
        <translation>Keine Leitungen</translation>
    </message>
    <message>
        <source>Lines of many devices</source>
        <translation>Leitungen vieler Geräte</translation>
    </message>
    <message>
        <source>24 px, as on a map</source>
        <translation>24 px, wie auf einer Karte</translation>
    </message>
    <message>
        <source>Bytes of a frame</source>
        <translation>Bytes eines Rahmens</translation>
    </message>
    <message>
        <source>in runs that belong together</source>
        <translation>in Stücken, die zusammengehören</translation>
    </message>
    <message>
        <source>Normal, one run chosen</source>
        <translation>Normal, ein Stück gewählt</translation>
    </message>
    <message>
        <source>Abnormal: a wrong run</source>
        <translation>Auffällig: ein falsches Stück</translation>
    </message>
    <message>
        <source>Frame: %1</source>
        <comment>a state of the part</comment>
        <translation>Rahmen: %1</translation>
    </message>
</context>
<context>
    <name>widgets::Gauge</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>widgets::HoldButton</name>
    <message>
        <source>Hold Space or the mouse button until it is full. Letting go cancels.</source>
        <translation>Leertaste oder Maustaste halten, bis es voll ist. Loslassen bricht ab.</translation>
    </message>
</context>
<context>
    <name>widgets::LineLanes</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Line history</source>
        <translation>Verlauf der Leitungen</translation>
    </message>
    <message>
        <source>never off</source>
        <translation>nie aus</translation>
    </message>
    <message numerus="yes">
        <source>off %n times, %1 in all</source>
        <translation>
            <numerusform>%n-mal aus, zusammen %1</numerusform>
            <numerusform>%n-mal aus, zusammen %1</numerusform>
        </translation>
    </message>
    <message>
        <source>not known for %1</source>
        <translation>%1 lang nicht bekannt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a line and its history</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>Noch ist nichts bekannt</translation>
    </message>
</context>
<context>
    <name>widgets::LineRing</name>
    <message>
        <source>Lines</source>
        <translation>Leitungen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>line %1 %2</source>
        <comment>number and state</comment>
        <translation>Leitung %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n devices, %1 with a line off</source>
        <translation>
            <numerusform>%n Gerät, %1 mit einer Leitung aus</numerusform>
            <numerusform>%n Geräte, %1 mit einer Leitung aus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::MapInset</name>
    <message>
        <source>%1, zoomed</source>
        <comment>the name of a region</comment>
        <translation>%1, vergrößert</translation>
    </message>
    <message numerus="yes">
        <source>%n sites</source>
        <translation>
            <numerusform>%n Standort</numerusform>
            <numerusform>%n Standorte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>sites seen, of all</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>widgets::MapView</name>
    <message>
        <source>Map of lines</source>
        <translation>Karte der Leitungen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>the name of a site</comment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and around</source>
        <comment>the name of a region</comment>
        <translation>%1 und Umgebung</translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n aus</numerusform>
            <numerusform>%n aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n veraltet</numerusform>
            <numerusform>%n veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sites</source>
        <translation>
            <numerusform>%n Standort</numerusform>
            <numerusform>%n Standorte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines off</source>
        <translation>
            <numerusform>%n Leitung aus</numerusform>
            <numerusform>%n Leitungen aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines stale</source>
        <translation>
            <numerusform>%n Leitung veraltet</numerusform>
            <numerusform>%n Leitungen veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines unknown</source>
        <translation>
            <numerusform>%n Leitung unbekannt</numerusform>
            <numerusform>%n Leitungen unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>every line on</source>
        <translation>jede Leitung an</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a place on the map and how it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No site with a place is known yet</source>
        <translation>Noch ist kein Standort mit Ort bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sites</source>
        <comment>sites with a line off, of all</comment>
        <translation>
            <numerusform>%1 von %n Standort</numerusform>
            <numerusform>%1 von %n Standorten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1° E</source>
        <comment>longitude</comment>
        <translation>%1° O</translation>
    </message>
    <message>
        <source>%1° W</source>
        <comment>longitude</comment>
        <translation>%1° W</translation>
    </message>
    <message>
        <source>%1° N</source>
        <comment>latitude</comment>
        <translation>%1° N</translation>
    </message>
    <message>
        <source>%1° S</source>
        <comment>latitude</comment>
        <translation>%1° S</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off, longer, solid</source>
        <translation>Aus, länger, gefüllt</translation>
    </message>
    <message>
        <source>Stale, hatched</source>
        <translation>Veraltet, schraffiert</translation>
    </message>
    <message>
        <source>Unknown, dashed</source>
        <translation>Unbekannt, gestrichelt</translation>
    </message>
    <message numerus="yes">
        <source>Cluster of %n sites</source>
        <translation>
            <numerusform>Gruppe von %n Standort</numerusform>
            <numerusform>Gruppe von %n Standorten</numerusform>
        </translation>
    </message>
    <message>
        <source>Made with Natural Earth. No tiles, works offline.</source>
        <translation>Erstellt mit Natural Earth. Keine Kacheln, läuft ohne Netz.</translation>
    </message>
    <message>
        <source>Made with Natural Earth</source>
        <translation>Erstellt mit Natural Earth</translation>
    </message>
    <message>
        <source>%1 km</source>
        <comment>kilometres</comment>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>metres</comment>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>Tiles: %1</source>
        <translation>Kacheln: %1</translation>
    </message>
</context>
<context>
    <name>widgets::NavigationView</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>, highest priority %1</source>
        <translation>, höchste Priorität %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>page and its count</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>widgets::ProgressLine</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>working</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>count, time left</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>widgets::RelaySymbol</name>
    <message>
        <source>%1, ordered</source>
        <translation>%1, befohlen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>widgets::StatTile</name>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>widgets::Timeline</name>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
</context>
<context>
    <name>widgets::Toast</name>
    <message>
        <source>Close this note</source>
        <translation>Hinweis schließen</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times</source>
        <comment>what happened and how often</comment>
        <translation>
            <numerusform>%1, %n-mal</numerusform>
            <numerusform>%1, %n-mal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ToastStack</name>
    <message>
        <source>One earlier note waits</source>
        <translation>Ein früherer Hinweis wartet</translation>
    </message>
    <message>
        <source>%1 earlier notes wait</source>
        <translation>%1 frühere Hinweise warten</translation>
    </message>
</context>
<context>
    <name>widgets::TopBar</name>
    <message>
        <source>Switch between the light and the dark theme</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Workspace: %1</source>
        <translation>Arbeitsbereich: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date and time zone</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>widgets::TrendCursors</name>
    <message>
        <source>A to B: %1</source>
        <translation>A bis B: %1</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>energy, Estimated</source>
        <translation>Energie, geschätzt</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2, %n reading(s)</source>
        <translation>
            <numerusform>%1 bis %2, %n Messwert</numerusform>
            <numerusform>%1 bis %2, %n Messwerte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>min %1, max %2</source>
        <translation>min %1, max %2</translation>
    </message>
    <message>
        <source>A %1, B %2, %3 between</source>
        <translation>A %1, B %2, %3 dazwischen</translation>
    </message>
    <message>
        <source>%1: no values</source>
        <translation>%1: keine Werte</translation>
    </message>
    <message>
        <source>%1: difference %2, mean %3, min %4, max %5 %6</source>
        <translation>%1: Differenz %2, Mittel %3, min %4, max %5 %6</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 %2, Estimated</source>
        <translation>%1 %2, geschätzt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
</context>
<context>
    <name>widgets::TrendLegend</name>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a curve&apos;s name and its unit</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Hidden. Press to show the curve.</source>
        <translation>Ausgeblendet. Drücken zeigt die Kurve.</translation>
    </message>
    <message>
        <source>Shown. Press to hide the curve.</source>
        <translation>Gezeigt. Drücken blendet die Kurve aus.</translation>
    </message>
    <message>
        <source>%1. Press to hide or show it, right click for more.</source>
        <translation>%1. Drücken blendet aus oder ein, Rechtsklick für mehr.</translation>
    </message>
</context>
<context>
    <name>widgets::TrendTableModel</name>
    <message>
        <source>%1, %2</source>
        <comment>a curve&apos;s name and its unit</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
</context>
<context>
    <name>widgets::TrendView</name>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>%1: no values</source>
        <translation>%1: keine Werte</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n Lücke</numerusform>
            <numerusform>%n Lücken</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to 1 px: band = lowest to highest, line = mean</source>
        <translation>%1 auf 1 px: Band = kleinster bis größter, Linie = Mittel</translation>
    </message>
    <message>
        <source>%1 to a point: band = lowest to highest, line = mean</source>
        <translation>%1 je Punkt: Band = kleinster bis größter, Linie = Mittel</translation>
    </message>
    <message>
        <source>Every reading is drawn</source>
        <translation>Jeder Messwert ist gezeichnet</translation>
    </message>
    <message>
        <source>%1: hidden</source>
        <translation>%1: ausgeblendet</translation>
    </message>
    <message>
        <source>%1: lowest %2, highest %3, last %4 %5</source>
        <translation>%1: kleinster %2, größter %3, letzter %4 %5</translation>
    </message>
</context>
<context>
    <name>widgets::UnitGrid</name>
    <message>
        <source>Units of the bus</source>
        <translation>Adressen des Busses</translation>
    </message>
    <message>
        <source>unit %1: %2, %3</source>
        <translation>Adresse %1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n units</source>
        <comment>how many</comment>
        <translation>
            <numerusform>%n Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer</source>
        <comment>how many units</comment>
        <translation>
            <numerusform>%n ohne Antwort</numerusform>
            <numerusform>%n ohne Antwort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ValueCell</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>widgets::WireTape</name>
    <message>
        <source>The wire, last %1 s</source>
        <translation>Die Leitung, letzte %1 s</translation>
    </message>
    <message>
        <source>the wire is quiet</source>
        <translation>die Leitung ist still</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <comment>seconds ago</comment>
        <translation>−%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a readable answer</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n ohne lesbare Antwort</numerusform>
            <numerusform>%n ohne lesbare Antwort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::WireTapeLegend</name>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>waiting in vain</source>
        <translation>vergeblich gewartet</translation>
    </message>
</context>
</TS>
