// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/outcomemark.h"
#include "widgets/prioritymark.h"
#include "widgets/qualitymark.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;
using namespace widgets;

class ThemeTest : public QObject
{
    Q_OBJECT
private slots:
    void contrastOnPanel_data();
    void contrastOnPanel();
    void widgetsFindTheirTheme();
    void disabledDiffersFromEnabled();
    void sheetNamesNoToken_data();
    void sheetNamesNoToken();
    void everyIconIsThere_data();
    void everyIconIsThere();
    void unknownIconIsNull();
    void marksDifferWithoutColour_data();
    void marksDifferWithoutColour();
};

// WCAG 2.1, relative luminance and contrast ratio.
static double luminance(const QColor &colour)
{
    const auto part = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

static double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

void ThemeTest::contrastOnPanel_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<Token>("front");
    QTest::addColumn<Token>("ground");
    QTest::addColumn<double>("least");
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        const QByteArray name = mode == Theme::Mode::Light ? "light" : "dark";
        const auto add = [&](Token front, Token ground, double least) {
            QTest::newRow((name + ' ' + Theme::tokenName(front).toLatin1() + " on " +
                           Theme::tokenName(ground).toLatin1())
                              .constData())
                << mode << front << ground << least;
        };
        for (const Token ground :
             {Token::Window, Token::Panel, Token::Raised, Token::Sunken, Token::Select}) {
            for (const Token front : {Token::Text, Token::Text2, Token::Text3})
                add(front, ground, 4.5);
        }
        for (const Token ground :
             {Token::Window, Token::Panel, Token::Raised, Token::Sunken, Token::Select}) {
            // Words of what is abnormal, and links, stand on any ground.
            for (const Token front :
                 {Token::Critical, Token::HighLine, Token::MediumLine, Token::Low, Token::Link})
                add(front, ground, 4.5);
            for (const Token front : {Token::Calm, Token::LineStrong, Token::Focus, Token::S1, Token::S2,
                                      Token::S3, Token::S4, Token::S5, Token::S6})
                add(front, ground, 3);
        }
        for (const auto &[tint, word] :
             {std::pair{Token::CriticalTint, Token::Critical}, std::pair{Token::HighTint, Token::HighLine},
              std::pair{Token::MediumTint, Token::MediumLine}, std::pair{Token::LowTint, Token::Low}}) {
            for (const Token front : {Token::Text, Token::Text2, word})
                add(front, tint, 4.5);
        }
        add(Token::SelectText, Token::Select, 4.5);
        add(Token::Axis, Token::Panel, 4.5);
        add(Token::Text, Token::Line, 4.5); // a pressed button
        add(Token::Text, Token::Band, 4.5);
        add(Token::Disabled, Token::Panel, 3);
        add(Token::Disabled, Token::Raised, 3);
        add(Token::OnInk, Token::Ink, 4.5);
        add(Token::OnCritical, Token::Critical, 4.5);
        add(Token::OnHigh, Token::High, 4.5);
        add(Token::OnMedium, Token::Medium, 4.5);
        add(Token::OnLow, Token::Low, 4.5);
    }
}

void ThemeTest::contrastOnPanel()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(Token, front);
    QFETCH(Token, ground);
    QFETCH(double, least);
    const Theme &theme = Theme::of(mode);
    const double found = contrast(theme.colour(front), theme.colour(ground));
    QVERIFY2(found >= least, qPrintable(u"%1, wanted %2"_s.arg(found).arg(least)));
}

void ThemeTest::widgetsFindTheirTheme()
{
    QWidget window;
    QWidget inside(&window);
    inside.ensurePolished();
    Theme::dark().apply(*qApp);
    QVERIFY(Theme::of(&inside).isDark());
    Theme::light().apply(*qApp);
    QVERIFY(!Theme::of(&inside).isDark());
    QVERIFY(!Theme::of(static_cast<const QWidget *>(nullptr)).isDark());
}

void ThemeTest::disabledDiffersFromEnabled()
{
    for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
        const QPalette palette = theme->palette();
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            QVERIFY(palette.color(QPalette::Disabled, role) != palette.color(QPalette::Active, role));
        QCOMPARE(palette.color(QPalette::Active, QPalette::Window), theme->colour(Token::Window));
    }
}

void ThemeTest::sheetNamesNoToken_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::newRow("light") << Theme::Mode::Light;
    QTest::newRow("dark") << Theme::Mode::Dark;
}

void ThemeTest::sheetNamesNoToken()
{
    QFETCH(Theme::Mode, mode);
    const QString sheet = Theme::of(mode).styleSheet();
    QVERIFY(sheet.contains(Theme::of(mode).colour(Token::LineStrong).name()));
    QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@'), 30)));
}

void ThemeTest::everyIconIsThere_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"arrow-left-right",
                             "arrow-right",
                             "bell",
                             "bell-ring",
                             "cable",
                             "calendar",
                             "chevron-down",
                             "chevron-left",
                             "chevron-right",
                             "circle-help",
                             "clock",
                             "cloud",
                             "database",
                             "download",
                             "ethernet-port",
                             "eye-off",
                             "file-chart-column",
                             "file-down",
                             "file-json",
                             "flask-conical",
                             "folder",
                             "folder-open",
                             "funnel",
                             "gauge",
                             "git-fork",
                             "history",
                             "layout-dashboard",
                             "lightbulb",
                             "lock-open",
                             "map",
                             "maximize",
                             "minus",
                             "monitor",
                             "network",
                             "package",
                             "package-check",
                             "pause",
                             "pencil",
                             "play",
                             "plus",
                             "power",
                             "radio-tower",
                             "refresh-cw",
                             "rocket",
                             "rotate-ccw",
                             "satellite-dish",
                             "scan-search",
                             "scroll-text",
                             "search",
                             "server",
                             "settings",
                             "shield-check",
                             "signal",
                             "sliders-horizontal",
                             "stethoscope",
                             "sun-moon",
                             "trending-up",
                             "triangle-alert",
                             "unplug",
                             "usb",
                             "user-round",
                             "volume-2",
                             "volume-x",
                             "waypoints",
                             "wrench",
                             "x",
                             "zap"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ThemeTest::everyIconIsThere()
{
    QFETCH(QString, name);
    const Theme &theme = Theme::light();
    const QPixmap pixmap = theme.pixmap(name, Token::Critical, 16, 2);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    // Something is drawn, and in the colour that was asked for.
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    int drawn = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor colour = image.pixelColor(x, y);
            if (colour.alpha() < 250)
                continue;
            ++drawn;
            QVERIFY(std::abs(colour.red() - theme.colour(Token::Critical).red()) < 4);
        }
    }
    QVERIFY(drawn > 8);
    QVERIFY(!theme.icon(name).isNull());
}

void ThemeTest::unknownIconIsNull() { QVERIFY(Theme::light().icon(u"no-such-icon"_s).isNull()); }

void ThemeTest::marksDifferWithoutColour_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("qualities") << 0;
    QTest::newRow("outcomes") << 1;
    QTest::newRow("priorities") << 2;
}

void ThemeTest::marksDifferWithoutColour()
{
    QFETCH(int, kind);
    const Theme &theme = Theme::light();
    QList<QImage> pictures;
    const auto draw = [&](int size, const std::function<void(QPainter &, const QRectF &)> &paint) {
        QImage image(size, size, QImage::Format_ARGB32);
        image.fill(theme.colour(Token::Panel));
        QPainter painter(&image);
        paint(painter, QRectF(0, 0, size, size));
        painter.end();
        pictures.append(image.convertToFormat(QImage::Format_Grayscale8));
    };
    if (kind == 0) {
        for (int i = 0; i <= int(core::Quality::Unknown); ++i)
            draw(10,
                 [&](QPainter &p, const QRectF &r) { QualityMark::paint(p, r, core::Quality(i), theme); });
    } else if (kind == 1) {
        draw(14, [&](QPainter &p, const QRectF &r) { OutcomeMark::paint(p, r, std::nullopt, theme); });
        for (int i = 0; i <= int(core::Outcome::Cancelled); ++i)
            draw(14,
                 [&](QPainter &p, const QRectF &r) { OutcomeMark::paint(p, r, core::Outcome(i), theme); });
    } else {
        for (int priority = 1; priority <= 4; ++priority) {
            for (const AlarmState state : {AlarmState::Active, AlarmState::Acknowledged, AlarmState::Cleared})
                draw(16, [&](QPainter &p, const QRectF &r) {
                    PriorityMark::paint(p, r, priority, state, theme);
                });
        }
    }
    // Black or white only: what is left is the shape, and at least a twelfth of it has to differ.
    const auto dark = [](const QImage &image, int x, int y) { return qGray(image.pixel(x, y)) < 190; };
    for (qsizetype a = 0; a < pictures.size(); ++a) {
        for (qsizetype b = a + 1; b < pictures.size(); ++b) {
            int different = 0;
            for (int y = 0; y < pictures[a].height(); ++y) {
                for (int x = 0; x < pictures[a].width(); ++x)
                    different += dark(pictures[a], x, y) != dark(pictures[b], x, y);
            }
            QVERIFY2(different * 12 >= pictures[a].width() * pictures[a].height(),
                     qPrintable(u"%1 and %2 differ in %3 pixels"_s.arg(a).arg(b).arg(different)));
        }
    }
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
