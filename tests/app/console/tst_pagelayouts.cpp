// SPDX-License-Identifier: GPL-3.0-or-later
#include "pageworld.h"
#include "settings/language.h"
#include "wholetexts.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The innermost widget that asks for the most width, for the message.
QString widest(const QWidget &part)
{
    const QWidget *most = nullptr;
    for (const auto *child : part.findChildren<QWidget *>()) {
        if (child->isVisibleTo(&part) && child->findChildren<QWidget *>().isEmpty() &&
            (!most || child->minimumSizeHint().width() > most->minimumSizeHint().width()))
            most = child;
    }
    return most ? u"%1 \"%2\": %3"_s
                      .arg(QString::fromLatin1(most->metaObject()->className()), most->accessibleName())
                      .arg(most->minimumSizeHint().width())
                : QString();
}

/// A scroll area that cannot be moved sideways, with more than fits; empty when there is none.
QString hiddenBeside(const QWidget &part)
{
    for (const auto *area : part.findChildren<QScrollArea *>()) {
        if (area->isVisibleTo(&part) && area->widget() &&
            area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            area->widget()->width() > area->viewport()->width())
            return u"%1 shows %2 of %3 px; it needs %4"_s
                .arg(QString::fromLatin1(area->parentWidget()->metaObject()->className()))
                .arg(area->viewport()->width())
                .arg(area->widget()->width())
                .arg(widest(*area->widget()));
    }
    return {};
}

/// Two visible widgets of one parent that lie on one another; empty when there are none.
QString overlap(const QWidget &part)
{
    QList<const QWidget *> parents{&part};
    for (const auto *child : part.findChildren<QWidget *>())
        parents << child;
    for (const QWidget *parent : parents) {
        // Parts of Qt's own and what is painted over a view belong on one another.
        if (!parent->layout() || parent->inherits("QAbstractScrollArea"))
            continue;
        QList<const QWidget *> shown;
        for (const QObject *object : parent->children()) {
            const auto *child = qobject_cast<const QWidget *>(object);
            if (child && !child->isWindow() && child->isVisibleTo(&part) && !child->size().isEmpty() &&
                !child->inherits("widgets::ToastStack") &&
                !child->testAttribute(Qt::WA_TransparentForMouseEvents))
                shown << child;
        }
        for (qsizetype i = 0; i < shown.size(); ++i) {
            for (qsizetype j = i + 1; j < shown.size(); ++j) {
                const QRect common = shown.at(i)->geometry() & shown.at(j)->geometry();
                if (common.width() > 1 && common.height() > 1)
                    return u"%1 \"%2\" and %3 \"%4\" of %5 share %6x%7"_s
                        .arg(QString::fromLatin1(shown.at(i)->metaObject()->className()),
                             shown.at(i)->accessibleName(),
                             QString::fromLatin1(shown.at(j)->metaObject()->className()),
                             shown.at(j)->accessibleName(),
                             QString::fromLatin1(parent->metaObject()->className()))
                        .arg(common.width())
                        .arg(common.height());
            }
        }
    }
    return {};
}

} // namespace

/// Every page and dialog in longer words, from right to left, in larger fonts, on a small and a large screen.
class TestPageLayouts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        QVERIFY(m_world.start());
    }

    void cleanupTestCase()
    {
        dress(u"en"_s, 100);
        m_world.stop();
    }

    void isWhole_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QSize>("room");
        // What the window leaves to a page: beside the whole navigation, and beside the folded one.
        const QSize large(1392, 880);
        const QSize small(1310, 660);
        for (const QString &name : PageWorld::pages() + PageWorld::dialogs()) {
            const auto add = [&](const QString &language, int percent, const QSize &room) {
                QTest::addRow("%s, %s, %d %%, %d", qPrintable(name), qPrintable(language), percent,
                              room.width())
                    << name << language << percent << room;
            };
            for (const QString &language : {u"en"_s, u"x-long"_s, u"x-mirror"_s, u"de"_s}) {
                for (const QSize &room : {large, small})
                    add(language, 100, room);
            }
            for (const int percent : {150, 200}) {
                for (const QSize &room : {large, small})
                    add(u"en"_s, percent, room);
            }
            add(u"x-long"_s, 150, large);
        }
    }

    void isWhole()
    {
        QFETCH(QString, name);
        QFETCH(QString, language);
        QFETCH(int, percent);
        QFETCH(QSize, room);
        dress(language, percent);
        // A dialog measures itself by the window it stands over.
        QWidget window;
        window.resize(room == QSize(1310, 660) ? QSize(1366, 768) : QSize(1600, 1000));
        const auto made = m_world.make(name);
        QVERIFY(made);
        if (made->inherits("QDialog")) {
            made->setParent(&window, made->windowFlags());
            made->resize(made->size().boundedTo(window.size() - QSize(48, 48)));
        } else
            made->resize(room);
        made->show();
        QTRY_VERIFY(m_world.isFilled(name, *made));
        // What is asked of the database comes later, and asks for its room then.
        QString wrong;
        const auto isGood = [&] {
            wrong = outsideParent(*made) + hiddenBeside(*made) + cutText(*made) + overlap(*made);
            return wrong.isEmpty();
        };
        const bool good = QTest::qWaitFor(isGood, 1500);
        picture(*made);
        QVERIFY2(good, qPrintable(wrong));
        if (made->inherits("QDialog")) {
            const QSize most = window.size();
            QVERIFY2(made->width() <= most.width() && made->height() <= most.height(),
                     qPrintable(u"%1x%2"_s.arg(made->width()).arg(made->height())));
        }
    }

private:
    void dress(const QString &language, int percent)
    {
        QVERIFY(m_language.use(language));
        if (widgets::Theme::scale() == percent)
            return;
        widgets::Theme::setScale(percent);
        widgets::Theme::light().apply(*qApp);
    }

    /// Into the folder METERDECK_PICTURES, for a person to look at.
    void picture(QWidget &made)
    {
        if (const QString folder = qEnvironmentVariable("METERDECK_PICTURES"); !folder.isEmpty())
            made.grab().save(QDir(folder).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s));
    }

    PageWorld m_world;
    console::Language m_language;
};

QTEST_MAIN(TestPageLayouts)
#include "tst_pagelayouts.moc"
