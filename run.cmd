@echo off
rem Opens Dabir, or passes all its tests; sets up first whatever is missing, and nothing twice.
rem
rem   run [arguments of main.py]
rem   run test [arguments of pytest]
rem
rem English, since a Windows console neither joins nor orders Persian letters.
setlocal
set "here=%~dp0"
set "python=%here%.venv\Scripts\python.exe"
set "PYTHONUTF8=1"

if /i "%~1"=="test" goto test

call :need requirements.txt || exit /b 1
"%python%" "%here%main.py" %*
exit /b %errorlevel%

:test
call :need requirements-dev.txt || exit /b 1
cd /d "%here%"
"%python%" -m ruff check || exit /b 1
"%python%" -m ruff format --check || exit /b 1
"%python%" -m mypy || exit /b 1
.venv\Scripts\lint-imports.exe || exit /b 1
"%python%" -m pytest %2 %3 %4 %5 %6 %7 %8 %9
exit /b %errorlevel%

rem The copy beside the installed packages tells which pins they were installed from.
:need
fc /b "%here%%1" "%here%.venv\installed-%1" >nul 2>&1 && exit /b 0
echo Installing Python packages (the first time only) ... 1>&2
if not exist "%python%" py -3.11 -m venv "%here%.venv"
if not exist "%python%" (
    echo Dabir needs Python 3.11: install it from python.org, then run this again. 1>&2
    exit /b 1
)
"%python%" -m pip install --quiet --require-hashes -r "%here%%1" 1>&2 || exit /b 1
copy /y "%here%%1" "%here%.venv\installed-%1" >nul
exit /b 0
