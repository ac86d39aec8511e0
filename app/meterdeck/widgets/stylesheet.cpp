// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stylesheet.h"

#include "widgets/theme.h"

using namespace Qt::StringLiterals;

namespace widgets {

QString generateStyleSheet(const Theme &theme)
{
    // @name is a token; @mode is "light" or "dark". The padding shrinks by what the focus border grows.
    QString sheet = uR"(
QToolTip { background: @raised; color: @text; border: 1px solid @ink; padding: 4px 6px; }
QDialog, QMainWindow { background: @window; }

QPushButton { background: @raised; color: @text; border: 1px solid @lineStrong; border-radius: 4px;
    padding: 0 11px; min-height: 26px; font-size: 12px; font-weight: 500; outline: none; }
QPushButton:hover { background: @sunken; }
QPushButton:pressed, QPushButton:checked { background: @line; }
QPushButton:disabled { color: @disabled; background: @panel; border-color: @line; }
QPushButton:focus, QPushButton[ring="true"] { border: 2px solid @focus; padding: 0 10px; min-height: 24px; }
QPushButton[kind="primary"] { background: @ink; color: @onInk; border-color: @ink; }
QPushButton[kind="primary"]:focus { border-color: @focus; }
QPushButton[kind="harmful"] { color: @critical; border-color: @critical; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: @sunken; }
QPushButton[kind="quiet"]:focus { border-color: @focus; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 4px; padding: 4px;
    outline: none; }
QToolButton:hover { background: @sunken; }
QToolButton:pressed, QToolButton:checked { background: @line; }
QToolButton:disabled { color: @disabled; }
QToolButton:focus, QToolButton[ring="true"] { border: 2px solid @focus; padding: 3px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: @raised; color: @text; border: 1px solid @lineStrong; border-radius: 4px;
    selection-background-color: @select; selection-color: @selectText; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 0 7px; min-height: 26px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover, QPlainTextEdit:hover, QTextEdit:hover { border-color: @text2; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus,
QLineEdit[ring="true"], QAbstractSpinBox[ring="true"], QComboBox[ring="true"] {
    border: 2px solid @focus; padding: 0 6px; min-height: 24px; }
QLineEdit[large="true"], QAbstractSpinBox[large="true"], QComboBox[large="true"] { padding: 0 11px; min-height: 38px; }
QLineEdit[large="true"]:focus, QAbstractSpinBox[large="true"]:focus, QComboBox[large="true"]:focus,
QLineEdit[large="true"][ring="true"], QAbstractSpinBox[large="true"][ring="true"], QComboBox[large="true"][ring="true"] {
    padding: 0 10px; min-height: 36px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    color: @disabled; background: @panel; border-color: @line; }
QLineEdit[bad="true"], QAbstractSpinBox[bad="true"], QComboBox[bad="true"] { border-color: @critical; }
QLineEdit[bad="true"]:focus, QAbstractSpinBox[bad="true"]:focus, QLineEdit[bad="true"][ring="true"] { border-color: @focus; }
QComboBox::drop-down, QDateTimeEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right;
    border: none; width: 26px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(:/meterdeck/theme/chevron-down-@mode.svg);
    width: 14px; height: 14px; }
QComboBox::down-arrow:disabled, QDateTimeEdit::down-arrow:disabled {
    image: url(:/meterdeck/theme/chevron-down-off-@mode.svg); }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @ink; outline: none; padding: 4px;
    selection-background-color: @select; selection-color: @selectText; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; background: transparent;
    border: none; width: 24px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; padding-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; padding-bottom: 3px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @sunken; margin: 1px; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed { background: @line; margin: 1px; }
QAbstractSpinBox::up-arrow { image: url(:/meterdeck/theme/chevron-up-@mode.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/meterdeck/theme/chevron-down-@mode.svg); width: 10px; height: 10px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {
    image: url(:/meterdeck/theme/chevron-up-off-@mode.svg); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {
    image: url(:/meterdeck/theme/chevron-down-off-@mode.svg); }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @panel; border-bottom: 1px solid @line; }
QCalendarWidget QAbstractItemView { background: @raised; selection-background-color: @ink; selection-color: @onInk; }

QCheckBox, QRadioButton { spacing: 8px; color: @text; border: 2px solid transparent; border-radius: 4px; padding: 1px 3px; }
QCheckBox:focus, QRadioButton:focus, QCheckBox[ring="true"], QRadioButton[ring="true"] { border-color: @focus; outline: none; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QAbstractItemView::indicator, QMenu::indicator { width: 14px; height: 14px; border: 1px solid @lineStrong;
    border-radius: 3px; background: @raised; }
QMenu::indicator { margin-left: 6px; }
QCheckBox::indicator:hover { background: @sunken; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked { background: @ink;
    border-color: @ink; image: url(:/meterdeck/theme/check-@mode.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: @ink; border-color: @ink;
    image: url(:/meterdeck/theme/minus-@mode.svg); }
QCheckBox::indicator:disabled { background: @panel; border-color: @line; }
QCheckBox::indicator:checked:disabled { background: @line; border-color: @line; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @lineStrong; border-radius: 8px; background: @raised; }
QRadioButton::indicator:hover { background: @sunken; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @ink; border-radius: 8px; background: @raised; }
QRadioButton::indicator:disabled { border-color: @line; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @text2; border: none; border-bottom: 2px solid transparent;
    padding: 6px 0 6px 0; margin-right: 20px; font-weight: 500; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @ink; }
QTabBar::tab:focus { color: @focus; border-bottom-color: @focus; }

QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @text2; border: none; border-bottom: 1px solid @line;
    padding: 0 8px; font-size: 12px; font-weight: 500; }
QHeaderView::section:first, QHeaderView::section:only-one { padding-left: 12px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; }
QTableView, QListView, QTreeView { background: @panel; alternate-background-color: @panel; color: @text; border: none;
    outline: none; gridline-color: @grid; selection-background-color: @select; selection-color: @selectText; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @line; }

QMenuBar { background: @panel; }
QMenu { background: @raised; color: @text; border: 1px solid @ink; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 3px; background: transparent; }
QMenu::item:selected { background: @select; color: @selectText; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: @panel; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @calm2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @calm; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QStatusBar { background: @panel; }
)"_s;
    // Longest names first, so that @text does not eat the start of @text2.
    QList<Token> tokens;
    for (int i = 0; i < TokenCount; ++i)
        tokens.append(Token(i));
    std::sort(tokens.begin(), tokens.end(),
              [](Token a, Token b) { return Theme::tokenName(a).size() > Theme::tokenName(b).size(); });
    for (const Token token : tokens)
        sheet.replace(u'@' + Theme::tokenName(token), theme.colour(token).name());
    sheet.replace("12px; font-weight"_L1,
                  QString::number(theme.font(Role::Table).pixelSize()) + "px; font-weight"_L1);
    sheet.replace("@mode"_L1, theme.isDark() ? "dark"_L1 : "light"_L1);
    return sheet;
}

} // namespace widgets
