// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery.h"

#include "pictures.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QButtonGroup>
#include <QFontDatabase>
#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>
#include <QSet>
#include <QTest>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace widgets;

/// Share of pixels that may differ between two pictures of the same.
static constexpr double Noise = 0.0005;

class GalleryTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();
    void fontsAreThere();
    void scriptsOfTheCountryAreDrawn_data();
    void scriptsOfTheCountryAreDrawn();
    void tabularFigures_data();
    void tabularFigures();
    void everyPlaceOfFocusHasANameAndIsReachedByTab_data() { eachPage(); }
    void everyPlaceOfFocusHasANameAndIsReachedByTab();
    void aSwitchLeavesNothingBehind_data() { eachPage(); }
    void aSwitchLeavesNothingBehind();
    void noTextIsSpoilt_data();
    void noTextIsSpoilt();

private:
    static void eachPage();
    static std::unique_ptr<Gallery> show(int page);
};

void GalleryTest::initTestCase() { Theme::light().apply(*qApp); }

void GalleryTest::cleanup()
{
    Theme::setScale(100);
    Theme::light().apply(*qApp);
}

void GalleryTest::eachPage()
{
    QTest::addColumn<int>("page");
    const QStringList titles = Gallery::pageTitles();
    for (int page = 0; page < titles.size(); ++page)
        QTest::newRow(qPrintable(titles.at(page))) << page;
}

std::unique_ptr<Gallery> GalleryTest::show(int page)
{
    auto gallery = std::make_unique<Gallery>();
    gallery->setCurrentPage(page);
    gallery->resize(gallery->wholeSize(1600).expandedTo(QSize(1600, 1000)));
    gallery->show();
    if (!QTest::qWaitForWindowExposed(gallery.get()))
        return nullptr;
    QCoreApplication::sendPostedEvents();
    return gallery;
}

void GalleryTest::fontsAreThere()
{
    QVERIFY(Theme::loadFonts());
    for (const QString &family : {u"Meterdeck Sans"_s, u"JetBrains Mono"_s}) {
        QVERIFY2(QFontDatabase::hasFamily(family), qPrintable(family));
        QFont font(family);
        font.setPixelSize(13);
        QCOMPARE(QFontInfo(font).family(), family);
    }
    QCOMPARE(QFontInfo(Theme::light().font(Role::Title)).weight(), 600);
    QCOMPARE(QFontInfo(Theme::light().font(Role::Body, 500)).weight(), 500);
    for (const QChar wanted : {QChar(0x2212), QChar(0x2009), QChar(0x2192), QChar(0x03A9), QChar(0x0161)})
        QVERIFY2(QFontMetrics(Theme::light().font(Role::Body)).inFont(wanted), qPrintable(QString(wanted)));
}

void GalleryTest::scriptsOfTheCountryAreDrawn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("system");
    QTest::newRow("Sinhala") << u"කොළඹ"_s << int(QFontDatabase::Sinhala);
    QTest::newRow("Tamil") << u"கொழும்பு"_s << int(QFontDatabase::Tamil);
}

void GalleryTest::scriptsOfTheCountryAreDrawn()
{
    QFETCH(QString, text);
    QFETCH(int, system);
    // The program brings no font for them: the installer's packages do.
    if (QFontDatabase::families(QFontDatabase::WritingSystem(system)).isEmpty())
        QSKIP("No installed font has this script");
    QTextLayout layout(text, Theme::light().font(Role::Body));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    int glyphs = 0;
    for (const QGlyphRun &run : layout.glyphRuns()) {
        for (const quint32 glyph : run.glyphIndexes()) {
            QVERIFY2(glyph != 0, qPrintable(run.rawFont().familyName() + u" draws a box"_s));
            ++glyphs;
        }
    }
    QVERIFY(glyphs > 0);
}

void GalleryTest::tabularFigures_data()
{
    QTest::addColumn<int>("weight");
    for (const int weight : {400, 500, 600})
        QTest::addRow("%d", weight) << weight;
}

void GalleryTest::tabularFigures()
{
    QFETCH(int, weight);
    const QFontMetricsF metrics(Theme::light().font(Role::Body, weight));
    for (const QChar digit : u"0234567890"_s)
        QCOMPARE(metrics.horizontalAdvance(QString(4, digit)), metrics.horizontalAdvance(u"1111"_s));
}

void GalleryTest::everyPlaceOfFocusHasANameAndIsReachedByTab()
{
    QFETCH(int, page);
    const auto gallery = show(page);
    QVERIFY(gallery);
    gallery->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(gallery.get()));
    QSet<QWidget *> wanted;
    for (QWidget *widget : gallery->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || !widget->isEnabled() ||
            widget->focusProxy())
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(face);
        QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        // Of a group of which one is chosen Tab reaches that one; arrows lead to the others.
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool grouped =
            button && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
        if (!grouped || button->isChecked())
            wanted.insert(widget);
    }
    QVERIFY(!wanted.isEmpty());
    QSet<QWidget *> reached;
    for (qsizetype at = 0; at < wanted.size() * 3; ++at) {
        QTest::keyClick(gallery->focusWidget() ? gallery->focusWidget() : gallery.get(), Qt::Key_Tab);
        if (QWidget *focus = gallery->focusWidget())
            reached.insert(focus);
    }
    for (QWidget *widget : std::as_const(wanted))
        QVERIFY2(reached.contains(widget), qPrintable(QString::fromLatin1(widget->metaObject()->className()) +
                                                      u' ' + widget->accessibleName()));
}

void GalleryTest::aSwitchLeavesNothingBehind()
{
    QFETCH(int, page);
    // The switch of colours on the page itself stands differently on one that was made dark.
    const auto shot = [](Gallery &gallery) {
        QCoreApplication::sendPostedEvents();
        QImage image = gallery.grab().toImage();
        QPainter(&image).fillRect(QRect(0, 0, image.width(), 56), Qt::black);
        return image;
    };
    const auto switched = show(page);
    QVERIFY(switched);
    const QImage light = shot(*switched);
    Theme::dark().apply(*qApp);
    const auto fresh = show(page);
    QVERIFY(fresh);
    // A plot draws when there is time for it.
    const auto apart = [&] { return pictures::difference(shot(*switched), shot(*fresh)); };
    QTRY_VERIFY2(apart() < Noise, qPrintable(u"%1 of the page is not dark"_s.arg(apart())));
    const QImage dark = shot(*switched);
    const QString name = u"gallery-%1"_s.arg(page + 1);
    pictures::keep(light, name + u"-light"_s);
    pictures::keep(dark, name + u"-dark"_s);
    QVERIFY(pictures::difference(light, dark) > 0.9);
    // And back again: as one that was always light.
    Theme::light().apply(*qApp);
    const auto always = show(page);
    QVERIFY(always);
    const auto back = [&] { return pictures::difference(shot(*switched), shot(*always)); };
    QTRY_VERIFY2(back() < Noise, qPrintable(u"%1 of the page did not come back"_s.arg(back())));
}

void GalleryTest::noTextIsSpoilt_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("fonts");
    QTest::addColumn<qreal>("scale");
    const QStringList titles = Gallery::pageTitles();
    for (int page = 0; page < titles.size(); ++page) {
        for (const int fonts : {80, 100, 150, 200})
            QTest::addRow("%s, fonts %d %%", qPrintable(titles.at(page)), fonts) << page << fonts << 1.0;
        for (const qreal scale : {1.5, 2.0, 3.0})
            QTest::addRow("%s, scale %g", qPrintable(titles.at(page)), scale) << page << 100 << scale;
    }
}

void GalleryTest::noTextIsSpoilt()
{
    QFETCH(int, page);
    QFETCH(int, fonts);
    QFETCH(qreal, scale);
    Theme::setScale(fonts);
    Theme::light().apply(*qApp);
    const auto gallery = show(page);
    QVERIFY(gallery);
    const QStringList spoilt = pictures::spoiltTexts(*gallery, scale, fonts > 100);
    QVERIFY2(spoilt.isEmpty(), qPrintable(spoilt.join(u'\n')));
}

QTEST_MAIN(GalleryTest)
#include "tst_gallery.moc"
