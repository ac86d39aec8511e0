// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/language.h"

#include <QDir>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace console {

namespace {

const auto Folder = u":/translations"_s;
const auto Prefix = u"meterdeck_"_s;

/// Makes texts longer, as a translation does: German needs about a third more room than English.
class LongTranslator : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int count) const override
    {
        QString made = QString::fromUtf8(text);
        if (made == "QT_LAYOUT_DIRECTION"_L1)
            return {};
        made.replace("%n"_L1, QString::number(count));
        // Words are lengthened inside, so that wrapping is tried too; placeholders and tags stay whole.
        qsizetype missing = qMax<qsizetype>(1, qint64(qstrlen(text)) * 7 / 5 - made.size());
        bool inTag = false;
        for (qsizetype at = 0; at < made.size() && missing > 0; ++at) {
            const QChar letter = made.at(at);
            inTag = letter == u'<' || (inTag && letter != u'>');
            if (!inTag && u"aeiouAEIOU"_s.contains(letter) && (at == 0 || made.at(at - 1) != u'%')) {
                made.insert(at, letter.toLower());
                ++at;
                --missing;
            }
        }
        return missing > 0 ? made + QString(missing, u'~') : made;
    }
};

} // namespace

Language::Language(QObject *parent) : QObject(parent) {}

Language::~Language() { dropAll(); }

bool Language::use(const QString &code)
{
    QString chosen = code;
    if (chosen.isEmpty()) {
        chosen = u"en"_s;
        for (const QString &wish : QLocale::system().uiLanguages()) {
            const QString language = wish.section(u'-', 0, 0);
            if (available().contains(language)) {
                chosen = language;
                break;
            }
        }
    }
    const bool forTests = chosen == "x-long"_L1 || chosen == "x-mirror"_L1;
    if (!forTests && !available().contains(chosen))
        return false;
    if (chosen == m_current)
        return true;
    dropAll();
    // English has a file too: of texts with a number in them it knows the singular.
    if (auto english = std::make_unique<QTranslator>(); english->load(Prefix + u"en"_s, Folder))
        install(std::move(english));
    if (chosen == "x-long"_L1) {
        install(std::make_unique<LongTranslator>());
    } else if (chosen != "en"_L1 && !forTests) {
        // Qt's own texts (the file dialog's, for example) come from the system where they are installed.
        auto own = std::make_unique<QTranslator>();
        if (own->load(u"qtbase_"_s + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            install(std::move(own));
        auto ours = std::make_unique<QTranslator>();
        if (ours->load(Prefix + chosen, Folder))
            install(std::move(ours));
    }
    m_current = chosen;
    QLocale::setDefault(locale());
    QGuiApplication::setLayoutDirection(chosen == "x-mirror"_L1 ? Qt::RightToLeft : locale().textDirection());
    return true;
}

QLocale Language::locale() const
{
    const QLocale spoken(m_current.isEmpty() || m_current.startsWith("x-"_L1) ? u"en"_s : m_current);
    // The computer's own habits, where it speaks the same language: British dates, Swiss figures.
    return QLocale::system().language() == spoken.language() ? QLocale::system() : spoken;
}

QStringList Language::available()
{
    QStringList codes = {u"en"_s};
    for (const QString &file : QDir(Folder).entryList({Prefix + u"*.qm"_s}, QDir::Files, QDir::Name))
        if (const QString code = file.mid(Prefix.size(), file.size() - Prefix.size() - 3); code != "en"_L1)
            codes << code;
    return codes;
}

QString Language::nameOf(const QString &code)
{
    const QLocale locale(code);
    QString name = locale.nativeLanguageName();
    if (code == "en"_L1)
        name = u"English"_s;
    return name.isEmpty() ? code : name.at(0).toUpper() + name.mid(1);
}

void Language::install(std::unique_ptr<QTranslator> translator)
{
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void Language::dropAll()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

} // namespace console
